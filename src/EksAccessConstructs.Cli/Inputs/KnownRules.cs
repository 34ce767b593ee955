using EksAccessConstructs.Access;
using EksAccessConstructs.AwsAuth;
using EksAccessConstructs.Eksctl.Rules;
using EksAccessConstructs.Lint;
using EksAccessConstructs.Rbac;
using EksAccessConstructs.Review;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Cli.Inputs;

/// <summary>Every rule that findings of files may come from.</summary>
internal static class KnownRules
{
    /// <summary>The rules, by code.</summary>
    public static IEnumerable<RuleInfo> All =>
    [
        TextRules.NotYaml, TextRules.DuplicateKey, TextRules.EndlessAlias, TextRules.TooDeep, TextRules.UnknownKey, TextRules.WrongType, TextRules.MissingKey, TextRules.BadValue, TextRules.Swallowed,
        TextRules.Readable, TextRules.FileSize, TextRules.OrdinaryFile,
        .. EksctlRules.All, .. AccessRules.All, .. RbacRules.All, .. AwsAuthRules.All,
        InputRules.BelongsToOneCluster, InputRules.OneOfEach, InputRules.Something,
        .. LintRules.All.Select(rule => rule.Rule), .. SuppressionRules.All,
    ];
}
