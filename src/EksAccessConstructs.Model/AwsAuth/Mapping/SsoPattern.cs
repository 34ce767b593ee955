namespace EksAccessConstructs.AwsAuth;

/// <summary>Holds a role's ARN against the pattern of a permission set, part by part between colons, with <c>*</c> and <c>?</c> as in IAM's ArnLike.</summary>
internal static class SsoPattern
{
    public static bool Matches(string pattern, string subject)
    {
        var (wanted, given) = (pattern.Split(':', 6), subject.Split(':', 6));
        return wanted.Length == 6 && given.Length == 6 && wanted.Zip(given, Glob).All(fits => fits);
    }

    private static bool Glob(string pattern, string text)
    {
        var (p, t, star, resume) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, resume) = (p++, t);
            }
            else if (p < pattern.Length && (pattern[p] == '?' || pattern[p] == text[t]))
            {
                (p, t) = (p + 1, t + 1);
            }
            else if (star >= 0)
            {
                (p, t) = (star + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).Trim('*').IsEmpty;
    }
}
