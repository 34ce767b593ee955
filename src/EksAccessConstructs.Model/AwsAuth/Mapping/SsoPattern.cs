namespace EksAccessConstructs.AwsAuth;

/// <summary>Holds a role's ARN against the pattern of a permission set, part by part between colons, with <c>*</c> and <c>?</c> as in IAM's ArnLike.</summary>
internal static class SsoPattern
{
    public static bool Matches(string pattern, string subject)
    {
        var wanted = pattern.Split(':', 6);
        var given = subject.Split(':', 6);
        return wanted.Length == 6 && given.Length == 6 && wanted.Zip(given, Glob).All(fits => fits);
    }

    private static bool Glob(string pattern, string text)
    {
        var p = 0;
        var t = 0;
        var star = -1;
        var resume = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                resume = t;
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == text[t]))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++resume;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).Trim('*').IsEmpty;
    }
}
