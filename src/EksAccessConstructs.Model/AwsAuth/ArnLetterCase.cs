namespace EksAccessConstructs.AwsAuth;

/// <summary>The letter case of ARNs in aws-auth, which the authenticator does not look at.</summary>
internal static class ArnLetterCase
{
    /// <summary>The ARN with the parts that are the same for everybody in the letter case that IAM has for them; the name stays as it is written.</summary>
    public static string Usual(string arn)
    {
        var parts = arn.Split(':', 6);
        if (parts.Length < 6)
        {
            return arn;
        }

        for (var i = 0; i < 5; i++)
        {
            parts[i] = GoText.ToLower(parts[i]);
        }

        var slash = parts[5].IndexOf('/', StringComparison.Ordinal);
        parts[5] = slash < 0 ? GoText.ToLower(parts[5]) : GoText.ToLower(parts[5][..slash]) + parts[5][slash..];
        return string.Join(':', parts);
    }
}
