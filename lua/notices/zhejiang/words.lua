-- Words of the province.
return {
  reviews = { aliases = { hr = { "人力社保部门" } } },
}
