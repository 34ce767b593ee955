namespace EksAccessConstructs.Templates;

/// <summary>One stack: a template, and what is known of the place where it is deployed.</summary>
/// <param name="template">The template.</param>
/// <param name="stack">What a cloud assembly says about the stack; null where none does.</param>
internal sealed class TemplateScope(CloudFormationTemplate template, AssemblyStack? stack)
{
    /// <summary>The template.</summary>
    public CloudFormationTemplate Template => template;

    /// <summary>The name of the stack; that of the file where nothing says it.</summary>
    public string Name => stack?.StackName ?? NameOfFile(template.File);

    /// <summary>The name of the stack; null where nothing says it.</summary>
    public string? StackName => stack?.StackName;

    /// <summary>The account of twelve digits; null where it is not known.</summary>
    public string? Account => stack?.Account ?? Parent?.Scope.Account;

    /// <summary>The region; null where it is not known.</summary>
    public string? Region => stack?.Region ?? Parent?.Scope.Region;

    /// <summary>The partition; <c>aws</c> where the region is not known.</summary>
    public string Partition => Region switch
    {
        ['c', 'n', '-', ..] => "aws-cn",
        { } region when region.StartsWith("us-gov-", StringComparison.Ordinal) => "aws-us-gov",
        _ => "aws",
    };

    /// <summary>The stack that this one is nested in, and the resource there; null for a stack of its own.</summary>
    /// <value>Default: null.</value>
    public (TemplateScope Scope, TemplateResource Resource)? Parent { get; set; }

    private static string NameOfFile(string file)
    {
        var name = file[(file.LastIndexOf('/') + 1)..];
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 ? name[..dot] : name;
    }
}
