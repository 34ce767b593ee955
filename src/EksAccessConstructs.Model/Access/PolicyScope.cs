using System.Diagnostics;

namespace EksAccessConstructs.Access;

/// <summary>Where an access policy applies: the whole cluster, or namespaces.</summary>
public abstract record PolicyScope
{
    private PolicyScope()
    {
    }

    /// <summary>The whole cluster.</summary>
    public static PolicyScope Cluster { get; } = new WholeCluster();

    /// <summary>Namespaces by name; <c>*</c> in a name stands for any characters, as in <c>dev-*</c>.</summary>
    /// <exception cref="ArgumentException">No name is given (AE14).</exception>
    public static PolicyScope Namespaces(params ReadOnlySpan<string> names) => names.IsEmpty
        ? throw new ArgumentException("name at least one namespace, or use PolicyScope.Cluster", nameof(names))
        : new NamedNamespaces(ValueList.Create(names));

    /// <summary>The word that EKS uses: cluster or namespace.</summary>
    public string Word => this is WholeCluster ? "cluster" : "namespace";

    /// <summary>One answer for each kind of scope.</summary>
    public T Match<T>(Func<T> cluster, Func<ValueList<string>, T> namespaces)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        ArgumentNullException.ThrowIfNull(namespaces);
        return this switch
        {
            WholeCluster => cluster(),
            NamedNamespaces scoped => namespaces(scoped.Names),
            _ => throw new UnreachableException(),
        };
    }

    /// <summary>The whole cluster.</summary>
    public sealed record WholeCluster : PolicyScope
    {
        /// <inheritdoc/>
        public override string ToString() => "cluster";
    }

    /// <summary>Some namespaces.</summary>
    /// <param name="Names">Their names, in the order given; never empty.</param>
    public sealed record NamedNamespaces(ValueList<string> Names) : PolicyScope
    {
        /// <inheritdoc/>
        public override string ToString() => string.Join(", ", Names);
    }
}
