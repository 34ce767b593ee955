namespace EksAccessConstructs.AwsAuth;

/// <summary>A role ARN that has a path, as aws-auth must not have it.</summary>
/// <param name="WithoutPath">The ARN that callers with the role are looked up by.</param>
internal sealed record RolePath(string WithoutPath)
{
    /// <summary>The ARN without its path; null where the text is not a role ARN or has no path.</summary>
    public static RolePath? Of(string arn)
    {
        var start = arn.IndexOf(":role/", StringComparison.OrdinalIgnoreCase);
        var first = start + ":role/".Length;
        var last = arn.LastIndexOf('/');
        return start < 0 || last < first || last + 1 == arn.Length ? null : new RolePath(arn[..first] + arn[(last + 1)..]);
    }
}
