-- What rules may be concerned with besides the applicant or the posts: a rule's `concerns`, a generator's `tolerates`.
return {
  submission = true, -- what is handed in and the steps up to it
  result = true, -- the votes and what came of them
}
