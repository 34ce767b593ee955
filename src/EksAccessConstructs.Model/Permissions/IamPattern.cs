namespace EksAccessConstructs.Permissions;

/// <summary>Texts in which <c>*</c> stands for any characters and <c>?</c> for one, as in policies of IAM and selectors of Fargate profiles.</summary>
internal static class IamPattern
{
    /// <summary>True where a pattern fits a text whole.</summary>
    public static bool Fits(string pattern, string text)
    {
        var (at, of) = (0, 0);
        var (star, retry) = (-1, 0);
        while (of < text.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                (star, retry) = (at++, of);
            }
            else if (at < pattern.Length && (pattern[at] == '?' || pattern[at] == text[of]))
            {
                at++;
                of++;
            }
            else if (star >= 0)
            {
                (at, of) = (star + 1, ++retry);
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(at).IndexOfAnyExcept('*') < 0;
    }

    /// <summary>True where a pattern for ARNs fits one: part by part, so that <c>*</c> does not reach over a colon, but in the last part.</summary>
    /// <remarks>Source: IAM User Guide, "Amazon Resource Name (ARN) condition operators".</remarks>
    public static bool FitsArn(string pattern, string arn)
    {
        var parts = pattern.Split(':', 6);
        var asked = arn.Split(':', 6);
        return parts.Length == 6 && asked.Length == 6 && parts.Zip(asked).All(pair => Fits(pair.First, pair.Second));
    }
}
