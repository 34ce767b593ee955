namespace EksAccessConstructs.Review;

/// <summary>Rules of this library in the language of CloudFormation Guard, for templates of others and for programs that read no C#.</summary>
/// <remarks>Guard sees one resource at a time and no rights: it catches what <see cref="AccessValidation"/> catches of single entries, associations and
/// clusters. Which, the page on validation tells.</remarks>
public static class GuardRules
{
    private const string File = "eks-access.guard";

    private static readonly Lazy<string> Text = new(Read);

    /// <summary>The rules as text, as <c>cfn-guard</c> reads them.</summary>
    public static string EksAccess => Text.Value;

    /// <summary>The rules for the CDK's own plugin, which is registered once in an app:
    /// <c>new CloudFormationValidatePlugin(new CloudFormationValidatePluginProps { GuardRules = [GuardRules.Source] })</c>.</summary>
    public static Cdk.IValidationRuleSource Source => new Cdk.ValidationRuleSource { Name = File, Content = EksAccess };

    private static string Read()
    {
        using var stream = typeof(GuardRules).Assembly.GetManifestResourceStream(File)
            ?? throw new InvalidOperationException($"the library lacks its rules {File}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
