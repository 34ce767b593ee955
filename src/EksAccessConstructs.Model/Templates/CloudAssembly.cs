using EksAccessConstructs.Rbac;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Templates;

/// <summary>What the manifest of a cloud assembly says about one stack.</summary>
/// <param name="File">The file with its template.</param>
/// <param name="StackName">The name of the stack.</param>
/// <param name="Account">The account; null where it is left to the deployment.</param>
/// <param name="Region">The region; null where it is left to the deployment.</param>
internal sealed record AssemblyStack(string File, string StackName, string? Account, string? Region);

/// <summary>The manifest of a cloud assembly of the CDK: the file <c>manifest.json</c> of a folder <c>cdk.out</c>.</summary>
/// <param name="Folder">The folder, with a slash at the end; empty for the one that is worked in.</param>
/// <param name="Stacks">Its stacks. Those of stages are in assemblies of their own, in folders below.</param>
internal sealed record CloudAssembly(string Folder, ValueList<AssemblyStack> Stacks)
{
    /// <summary>True for such a manifest.</summary>
    public static bool Is(YamlMap root) => root["version"] is YamlScalar && root["artifacts"] is YamlMap && root["kind"] is null
        && root.Location.File.EndsWith("manifest.json", StringComparison.Ordinal);

    /// <summary>A document that <see cref="Is"/> takes for a manifest.</summary>
    public static CloudAssembly Of(YamlMap root)
    {
        var folder = root.Location.File[..(root.Location.File.LastIndexOf('/') + 1)];
        return new(folder, (root.MapAt("artifacts")?.Entries ?? [])
            .Where(entry => (entry.Value as YamlMap).TextAt("type") == "aws:cloudformation:stack")
            .Select(entry => Stack(folder, entry.Key, (YamlMap)entry.Value))
            .ToValueList());
    }

    /// <summary>False for a template that is in the folder and that no stack of the assembly is made of: one that an earlier run has left.</summary>
    /// <param name="file">The file of the template.</param>
    public bool Uses(string file) => !IsHere(file) || file.EndsWith(".nested.template.json", StringComparison.Ordinal)
        || Stacks.Any(stack => stack.File == file);

    private bool IsHere(string file) => file.StartsWith(Folder, StringComparison.Ordinal) && file.IndexOf('/', Folder.Length) < 0;

    private static AssemblyStack Stack(string folder, string id, YamlMap artifact)
    {
        var properties = artifact.MapAt("properties");
        var place = artifact.TextAt("environment").Split('/');
        return new(
            $"{folder}{properties.TextAt("templateFile")}",
            properties?["stackName"] is YamlScalar name ? name.Value : id,
            place is [.., var account, _] && account is [>= '0' and <= '9', ..] ? account : null,
            place is [.., _, var region] && region != "unknown-region" && region.Length > 0 ? region : null);
    }
}
