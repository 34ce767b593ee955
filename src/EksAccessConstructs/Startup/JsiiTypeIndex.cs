using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace EksAccessConstructs.Startup;

/// <summary>Which .NET type stands for which jsii type, read from the metadata of assemblies instead of by reflection over their types.</summary>
internal sealed class JsiiTypeIndex
{
    private const string Attributes = "Amazon.JSII.Runtime.Deputy";

    private readonly Lock gate = new();
    private readonly Dictionary<string, (Module Module, int Token)> tokens = new(65_536);
    private readonly HashSet<string> indexed = [];

    public JsiiTypeIndex()
    {
        Types = new TypesByName(this);
        Assemblies = new IndexedAssemblies(this);
    }

    /// <summary>jsii names to types, as the runtime's cache holds them. Proxies have <c>$Proxy</c> behind their name.</summary>
    public IDictionary<string, Type> Types { get; }

    /// <summary>The full names of the assemblies that need no scan any more.</summary>
    public ISet<string> Assemblies { get; }

    /// <summary>Adds what an assembly holds.</summary>
    /// <returns>False where its metadata cannot be read, so that it must be scanned.</returns>
    public bool TryAdd(Assembly assembly)
    {
        lock (gate)
        {
            return assembly.FullName is { } name && (indexed.Contains(name) || (TryRead(assembly) && indexed.Add(name)));
        }
    }

    private bool Knows(string name)
    {
        lock (gate)
        {
            return indexed.Contains(name)
                || (Array.Find(AppDomain.CurrentDomain.GetAssemblies(), loaded => loaded.FullName == name) is { } assembly && TryAdd(assembly));
        }
    }

    private unsafe bool TryRead(Assembly assembly)
    {
        if (assembly.IsDynamic || !assembly.TryGetRawMetadata(out var blob, out var length))
        {
            return false;
        }

        var reader = new MetadataReader(blob, length);
        var constructors = Constructors(reader);
        if (constructors.Count == 0)
        {
            return true;
        }

        foreach (var handle in reader.CustomAttributes)
        {
            var attribute = reader.GetCustomAttribute(handle);
            if (attribute.Parent.Kind is HandleKind.TypeDefinition && constructors.TryGetValue(attribute.Constructor, out var suffix))
            {
                tokens[NameIn(reader, attribute) + suffix] = (assembly.ManifestModule, MetadataTokens.GetToken(attribute.Parent));
            }
        }

        return true;
    }

    // The constructors of the attributes that name a jsii type, each with what the runtime puts behind the name.
    private static Dictionary<EntityHandle, string> Constructors(MetadataReader reader)
    {
        var constructors = new Dictionary<EntityHandle, string>();
        foreach (var handle in reader.MemberReferences)
        {
            var member = reader.GetMemberReference(handle);
            if (member.Parent.Kind is HandleKind.TypeReference
                && reader.StringComparer.Equals(member.Name, ".ctor")
                && Suffix(reader, (TypeReferenceHandle)member.Parent) is { } suffix)
            {
                constructors[handle] = suffix;
            }
        }

        return constructors;
    }

    private static string? Suffix(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        return !reader.StringComparer.Equals(type.Namespace, Attributes) ? null : reader.GetString(type.Name) switch
        {
            "JsiiClassAttribute" or "JsiiInterfaceAttribute" or "JsiiEnumAttribute" => "",
            "JsiiTypeProxyAttribute" => "$Proxy",
            _ => null,
        };
    }

    private static string? NameIn(MetadataReader reader, CustomAttribute attribute)
    {
        var blob = reader.GetBlobReader(attribute.Value);
        blob.ReadUInt16(); // prolog
        blob.ReadSerializedString(); // the native type
        return blob.ReadSerializedString();
    }

    // The runtime asks ContainsKey and the indexer; what its own scan of an assembly finds is added.
    private sealed class TypesByName(JsiiTypeIndex index) : IDictionary<string, Type>
    {
        private readonly Dictionary<string, Type> resolved = [];

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out Type value)
        {
            lock (index.gate)
            {
                if (resolved.TryGetValue(key, out value))
                {
                    return true;
                }

                if (!index.tokens.TryGetValue(key, out var place))
                {
                    return false;
                }

                resolved[key] = value = place.Module.ResolveType(place.Token);
                return true;
            }
        }

        public Type this[string key]
        {
            get => TryGetValue(key, out var type) ? type : throw new KeyNotFoundException($"no jsii type '{key}'");
            set => resolved[key] = value;
        }

        public bool ContainsKey(string key) => TryGetValue(key, out _);

        public void Add(string key, Type value) => resolved.Add(key, value);

        public int Count => index.tokens.Keys.Union(resolved.Keys).Count();

        public ICollection<string> Keys => [.. index.tokens.Keys.Union(resolved.Keys)];

        public ICollection<Type> Values => [.. Keys.Select(key => this[key])];

        public IEnumerator<KeyValuePair<string, Type>> GetEnumerator() => Keys.Select(key => KeyValuePair.Create(key, this[key])).GetEnumerator();

        public bool IsReadOnly => false;

        public bool Contains(KeyValuePair<string, Type> item) => TryGetValue(item.Key, out var type) && type == item.Value;

        public void Add(KeyValuePair<string, Type> item) => Add(item.Key, item.Value);

        public void CopyTo(KeyValuePair<string, Type>[] array, int arrayIndex) => throw new NotSupportedException();

        public bool Remove(string key) => throw new NotSupportedException();

        public bool Remove(KeyValuePair<string, Type> item) => throw new NotSupportedException();

        public void Clear() => throw new NotSupportedException();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    // An assembly the runtime has not seen is indexed when it is first asked for; only one that cannot be is left to the scan.
    private sealed class IndexedAssemblies(JsiiTypeIndex index) : HashSet<string>, ISet<string>, ICollection<string>
    {
        bool ICollection<string>.Contains(string item) => Contains(item) || index.Knows(item);
    }
}
