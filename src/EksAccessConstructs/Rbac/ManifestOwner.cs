using System.Text.RegularExpressions;
using EksAccessConstructs.Cluster;

namespace EksAccessConstructs.Rbac;

/// <summary>Who applies a set of manifests and takes away what is no longer in it. Each object in a cluster has one owner, named in its label.</summary>
/// <remarks>The name is made of what CloudFormation knows a resource by: the stack's name and the path in the stack. So it is the same over two runs,
/// whatever the order of constructs, and changes with the stack's name, the cluster's name and the ids on the path.</remarks>
/// <param name="Name">The value of the label, which is also the name of the folder: at most 63 letters, digits and dashes.</param>
internal sealed partial record ManifestOwner(string Name)
{
    /// <summary>The label.</summary>
    public const string Label = "eks-access/owner";

    private const int LongestName = 63;
    private const int HashLength = 8;

    /// <summary>The owner that a construct is.</summary>
    /// <param name="construct">The construct.</param>
    /// <param name="cluster">The cluster's name.</param>
    /// <param name="part">Which of several sets of the construct; empty where it has one.</param>
    public static ManifestOwner Of(IConstruct construct, string cluster, string part = "")
    {
        var stack = TopStack(construct);
        var path = construct.Node.Path[stack.Node.Path.Length..];
        var name = stack.StackName;
        return new($"{name[..Math.Min(name.Length, LongestName - HashLength - 1)]}-{LogicalIds.Hash($"{cluster}\n{name}\n{path}\n{part}").ToLowerInvariant()}");
    }

    /// <summary>The owner of a given name.</summary>
    /// <exception cref="ArgumentException">It is none for a label.</exception>
    public static ManifestOwner Named(string name, IConstruct at, string argument) => Pattern().IsMatch(name)
        ? new(name)
        : throw new ArgumentException(
            $"{at.Node.Path}: Owner '{name}' cannot be used; use 1 to {LongestName} letters, digits and dashes, beginning and ending with a letter or digit",
            argument);

    /// <summary>The stack that is deployed by its name: of nested stacks the outermost.</summary>
    public static Cdk.Stack TopStack(IConstruct construct)
    {
        var stack = Cdk.Stack.Of(construct);
        while (stack.NestedStackParent is { } parent)
        {
            stack = parent;
        }

        return stack;
    }

    [GeneratedRegex(@"^[0-9A-Za-z]([0-9A-Za-z-]{0,61}[0-9A-Za-z])?\z")]
    private static partial Regex Pattern();
}
