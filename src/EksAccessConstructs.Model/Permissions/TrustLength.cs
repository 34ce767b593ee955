using System.Globalization;

namespace EksAccessConstructs.Permissions;

/// <summary>How long the trust of a role may be.</summary>
/// <remarks>Source: IAM User Guide, "IAM and AWS STS quotas": role trust policy length, 2,048 characters, up to 4,096 on request; blanks do not
/// count.</remarks>
internal static class TrustLength
{
    private const int First = 2048;
    private const int Most = 4096;

    /// <summary>A warning where the account needs a higher quota, an error where no account has it.</summary>
    /// <param name="trust">The trust as JSON.</param>
    /// <param name="wayOut">What makes it shorter.</param>
    public static IEnumerable<Finding> Findings(string trust, string wayOut)
    {
        var length = trust.Count(letter => !char.IsWhiteSpace(letter));
        return length <= First ? [] : [Finding(length) with { Message = $"{Text(length)}; {wayOut}" }];
    }

    private static Finding Finding(int length) =>
        PodRoleRules.TrustIsShort.At(null, "") with { Severity = length > Most ? Severity.Error : Severity.Warning };

    private static string Text(int length) => length > Most
        ? string.Create(CultureInfo.InvariantCulture, $"the trust of the role has {length} characters, but IAM takes {Most} at most")
        : string.Create(CultureInfo.InvariantCulture,
            $"the trust of the role has {length} characters, but IAM takes {First} unless AWS raised the quota of the account");
}
