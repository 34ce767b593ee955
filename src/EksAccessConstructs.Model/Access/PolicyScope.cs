using System.Diagnostics;
using System.Diagnostics.Contracts;
using EksAccessConstructs.Access.Rules;

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
        : new NamedNamespaces([.. names.ToArray().Distinct(StringComparer.Ordinal)]);

    /// <summary>Reads a scope as EKS and eksctl write it: a word and names; a finding says what does not fit (AE14, AE15).</summary>
    /// <param name="word"><c>cluster</c> or <c>namespace</c>.</param>
    /// <param name="names">The namespaces.</param>
    /// <param name="location">Where the scope is written.</param>
    public static Reading<PolicyScope> Read(string word, ValueList<string> names, SourceLocation? location = null) => (word, names.IsEmpty) switch
    {
        ("cluster", true) => new(Cluster, []),
        ("cluster", false) => new(null, [ClusterScopeHasNoNamespaces.Info.At(location,
            $"a scope of type 'cluster' takes no namespaces, but names '{names[0]}'; leave them out, or write type 'namespace'")]),
        ("namespace", false) => new(Namespaces([.. names]), []),
        ("namespace", true) =>
            new(null, [ScopeHasNamespaces.Info.At(location, "a scope of type 'namespace' names no namespace; name at least one, or write type 'cluster'")]),
        _ => new(null, [ScopeHasNamespaces.Info.At(location, $"'{word}' is not a type of scope; write 'cluster' or 'namespace'")]),
    };

    /// <summary>The word that EKS uses: cluster or namespace.</summary>
    public string ApiValue => this is WholeCluster ? "cluster" : "namespace";

    /// <summary>The namespaces; empty for the whole cluster.</summary>
    public ValueList<string> Names => this is NamedNamespaces scoped ? scoped.Given : [];

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

    /// <summary>Both scopes together: the whole cluster where one is that, else every namespace of both, each once, in the order given.</summary>
    [Pure]
    public PolicyScope Union(PolicyScope other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return this is WholeCluster || other is WholeCluster ? Cluster : Namespaces([.. Names, .. other.Names]);
    }

    /// <summary>The whole cluster.</summary>
    public sealed record WholeCluster : PolicyScope
    {
        internal WholeCluster()
        {
        }

        /// <inheritdoc/>
        public override string ToString() => "cluster";
    }

    /// <summary>Some namespaces.</summary>
    public sealed record NamedNamespaces : PolicyScope
    {
        internal NamedNamespaces(ValueList<string> names) => Given = names;

        internal ValueList<string> Given { get; }

        /// <inheritdoc/>
        public override string ToString() => string.Join(", ", Given);
    }
}
