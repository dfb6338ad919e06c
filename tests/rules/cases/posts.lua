-- 附件3: the numbers of posts.
local changes = require("changes")
local posts = changes.posts

return function(fails, passes)
  fails("ratios", "101% together", function(c)
    local p = c.posts[1]
    p.ratio_junior, p.approved_junior, p.approved_total = 0.3125, 25, 81
    p.allowed_junior, p.allowed_total, p.vacant_junior, p.vacant_total = 25, 81, -2, 1
  end)
  passes("ratios", "100% together", function() end)
  fails("ratios-mixed", "10, 20%, 40%, 30%", function(c) c.posts[1].ratio_senior = 10 end)
  fails("ratios-mixed", "10%, 20, 40%, 30", function(c)
    c.posts[1].ratio_associate, c.posts[1].ratio_junior = 20, 30
  end)
  passes("ratios-mixed", "all shares", function() end)
  fails("posts-approved", "one too many", function(c)
    c.posts[1].approved_middle, c.posts[1].approved_total = 33, 81
  end)
  passes("posts-approved", "exact", function() end)
  local function odd(approved)
    return function(c)
      local p = c.posts[1] -- 0.4 × 81 = 32.4
      p.total_posts, p.approved_middle, p.approved_total = 81, approved, 48 + approved
    end
  end
  fails("posts-approved-rounding", "rounded up", odd(33))
  passes("posts-approved-rounding", "rounded down", odd(32))
  fails("posts-allowed", "two too many", function(c)
    local p = c.posts[1]
    p.allowed_middle, p.allowed_total, p.vacant_middle, p.vacant_total = 34, 82, 3, 2
  end)
  passes("posts-allowed", "exact", function() end)
  local function fewer(allowed)
    return function(c)
      local p = c.posts[1] -- 79 employed: 7.9, 15.8, 31.6, 23.7
      p.employed_total, p.employed_junior = 79, 26
      p.allowed_senior, p.allowed_associate, p.allowed_middle, p.allowed_junior = 7, 15, allowed, 23
      p.vacant_senior, p.vacant_associate, p.vacant_middle, p.vacant_junior = 0, 0, allowed - 31, -3
      p.allowed_total, p.vacant_total = 45 + allowed, allowed - 34
    end
  end
  fails("posts-allowed-rounding", "rounded up", fewer(32))
  passes("posts-allowed-rounding", "rounded down, one employed fewer", function(c)
    fewer(31)(c)
    local p = c.posts[1]
    p.employed_middle, p.employed_junior, p.vacant_middle, p.vacant_junior = 30, 27, 1, -4
  end)
  fails("posts-vacant", "one too many", function(c) c.posts[1].vacant_associate, c.posts[1].vacant_total = 2, 1 end)
  passes("posts-vacant", "negative where there are too many", function() end)
  fails("posts-totals", "one too few", posts("approved_total", 79))
  passes("posts-totals", "not filled in", posts("approved_total", ""))
  fails("posts-over", "one too many", posts("total_posts", 79), "posts-approved-rounding")
  passes("posts-over", "all posts are filled", function() end)
  fails("posts-sentence", "one more is qualified", posts("qualified", 1))
  passes("posts-sentence", "one qualified, two posts", function(c)
    c.posts[1].qualified, c.posts[1].offered_associate = 1, 1
  end)
  fails("posts-listed", "two on the list", function(c) c.posts[1].to_evaluate, c.posts[1].offered_associate = 2, 1 end)
  passes("posts-listed", "not filled in", posts("to_evaluate", ""), "posts-blanks")
  fails("posts-offered", "two posts, one vacant", function(c)
    c.posts[1].offered_middle, c.posts[1].qualified = 2, 1
  end)
  passes("posts-offered", "as many as are vacant", function() end)
  fails("posts-vacancies", "no vacant post", function(c)
    local p = c.posts[1]
    p.employed_middle, p.employed_junior, p.vacant_middle, p.vacant_junior = 32, 26, 0, -2
  end, "posts-offered")
  passes("posts-vacancies", "the last one", function() end)
  fails("posts-blanks", "the authorised posts", posts("authorised", ""))
  fails("posts-blanks", "a number of a level", posts("employed_senior", ""))
  passes("posts-blanks", "a level that there is not", function(c)
    for _, name in ipairs { "ratio", "approved", "allowed", "employed", "vacant" } do
      c.posts[1][name .. "_senior"] = ""
    end
  end)
  fails("posts-authorised", "79 for 80 posts", posts("authorised", 79))
  passes("posts-authorised", "80 for 80 posts", posts("authorised", 80))
end
