using System.Text.RegularExpressions;
using EksAccessConstructs.Access;

namespace EksAccessConstructs.AwsAuth;

/// <summary>The templates in user names and groups of aws-auth, filled in as the authenticator does it: plain text
/// replacement, one pass each, in a fixed order.</summary>
/// <remarks>Source: aws-iam-authenticator, <c>renderTemplate</c>. Anything else between braces stays as it is.</remarks>
internal static partial class IdentityTemplate
{
    /// <summary>The private DNS name of the instance that the session is named after.</summary>
    public const string PrivateDnsName = "{{EC2PrivateDNSName}}";

    /// <summary>The account.</summary>
    public const string AccountId = "{{AccountID}}";

    /// <summary>The session name with every @ turned into a dash.</summary>
    public const string SessionName = "{{SessionName}}";

    /// <summary>The session name as it is.</summary>
    public const string SessionNameRaw = "{{SessionNameRaw}}";

    /// <summary>The access key.</summary>
    public const string AccessKeyId = "{{AccessKeyID}}";

    /// <summary>All templates, in the order in which they are filled in.</summary>
    public static ValueList<string> All { get; } = [PrivateDnsName, AccountId, SessionName, SessionNameRaw, AccessKeyId];

    /// <summary>The templates that a text uses.</summary>
    public static ValueList<string> In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return All.Where(template => text.Contains(template, StringComparison.Ordinal)).ToValueList();
    }

    /// <summary>True for a session name that the authenticator takes for an instance id: <c>i-</c> and 8 or 17 letters, digits or underscores.</summary>
    public static bool IsInstanceId(string sessionName) => InstanceId().IsMatch(sessionName);

    /// <summary>Fills the templates in. What is not known of the caller stays as its template.</summary>
    /// <param name="template">The text.</param>
    /// <param name="caller">The caller.</param>
    /// <param name="privateDnsName">The name of an instance, null where EC2 does not know it. Null: nobody can ask EC2, and the template stays.</param>
    /// <param name="problem">Why the login fails; null where it does not.</param>
    /// <returns>The text; empty where the login fails.</returns>
    internal static string Render(string template, CallerIdentity caller, Func<string, string?>? privateDnsName, out string? problem)
    {
        problem = null;
        if (template.Contains(PrivateDnsName, StringComparison.Ordinal) && caller.SessionName is { } instance)
        {
            if (!IsInstanceId(instance))
            {
                problem = "SessionName did not contain an instance id";
                return "";
            }

            if (privateDnsName is not null)
            {
                if (privateDnsName(instance) is not { } name)
                {
                    problem = $"EC2 knows no instance '{instance}'";
                    return "";
                }

                template = Put(template, PrivateDnsName, name);
            }
        }

        template = Put(template, AccountId, caller.AccountId);
        template = Put(template, SessionName, caller.SessionName?.Replace('@', '-'));
        template = Put(template, SessionNameRaw, caller.SessionName);
        return Put(template, AccessKeyId, caller.AccessKeyId);
    }

    private static string Put(string template, string name, string? value) => value is null
        ? template
        : template.Replace(name, value, StringComparison.Ordinal);

    [GeneratedRegex(@"^i-([A-Za-z0-9_]{8}|[A-Za-z0-9_]{17})\z")]
    private static partial Regex InstanceId();
}
