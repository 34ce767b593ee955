using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace EksAccessConstructs;

/// <summary>The public API of an assembly as text that a reviewer reads first: one line a member, ordered by name.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Holds the API of an assembly against the approved files, one for each namespace, in <c>golden/PublicApi</c> beside the test.</summary>
    public static void MatchApproved(Assembly assembly, [CallerFilePath] string testFile = "")
    {
        var folder = Path.Combine(Path.GetDirectoryName(testFile)!, "golden", "PublicApi");
        var namespaces = assembly.GetExportedTypes().Select(type => type.Namespace ?? "").Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var name in namespaces)
        {
            Golden.MatchFile(Path.Combine(folder, $"{name}.txt"), Of(assembly, name));
        }

        Assert.Equal(namespaces, Directory.GetFiles(folder).Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));
    }

    private static string Of(Assembly assembly, string name)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().Where(type => type.Namespace == name).OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Head(type)).Append('\n');
            foreach (var member in type.GetMembers(Declared).Select(Line).OfType<string>().Distinct().Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Head(Type type)
    {
        var kind = type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => "struct",
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract class",
            { IsSealed: true } => "sealed class",
            _ => "class",
        };
        var bases = type.IsEnum || type.IsValueType ? [] : (type.BaseType is { } parent && parent != typeof(object) ? [parent] : Array.Empty<Type>())
            .Concat(type.GetInterfaces().Where(one => one.IsPublic && one.Assembly == type.Assembly));
        return $"{kind} {Name(type)}{string.Concat(bases.Select((one, i) => $"{(i == 0 ? " : " : ", ")}{Name(one)}"))}";
    }

    private static string? Line(MemberInfo member) => member switch
    {
        _ when member.IsDefined(typeof(CompilerGeneratedAttribute)) => null,
        FieldInfo { IsPublic: true } field when field.Name != "value__" => $"{Static(field.IsStatic)}{Name(field.FieldType)} {field.Name}",
        ConstructorInfo { IsPublic: true, IsStatic: false } constructor => $"new({Parameters(constructor)})",
        PropertyInfo property when property.GetMethod is { IsPublic: true } get =>
            $"{Static(get.IsStatic)}{Name(property.PropertyType)} {Index(property)} {{ {Accessors(property)} }}",
        MethodInfo { IsPublic: true, IsSpecialName: false } method when !IsRecordPlumbing(method) =>
            $"{Static(method.IsStatic)}{Name(method.ReturnType)} {method.Name}{Generics(method)}({Parameters(method)})",
        _ => null,
    };

    private static bool IsRecordPlumbing(MethodInfo method) =>
        method.Name is "Equals" or "GetHashCode" or "ToString" or "Deconstruct" or "PrintMembers" or "GetEnumerator" || method.Name.StartsWith('<');

    private static string Accessors(PropertyInfo property) => (property.SetMethod, IsRequired(property)) switch
    {
        ({ IsPublic: true } set, var required) => $"{(required ? "required " : "")}get; {(IsInit(set) ? "init" : "set")};",
        _ => "get;",
    };

    private static bool IsInit(MethodInfo set) => set.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit");

    private static bool IsRequired(PropertyInfo property) => property.IsDefined(typeof(RequiredMemberAttribute));

    private static string Index(PropertyInfo property) =>
        property.GetIndexParameters() is [var index, ..] ? $"this[{Name(index.ParameterType)} {index.Name}]" : property.Name;

    private static string Parameters(MethodBase method) =>
        string.Join(
            ", ", method.GetParameters().Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.IsOptional ? " = …" : "")}"));

    private static string Generics(MethodInfo method) => method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Name(underlying) + "?";
        }

        if (type.IsArray)
        {
            return Name(type.GetElementType()!) + "[]";
        }

        var name = type switch
        {
            { IsGenericParameter: true } or { Namespace: "System" or null } => type.Name,
            { IsNested: true } => $"{Name(type.DeclaringType!)}.{type.Name}",
            _ => $"{type.Namespace}.{type.Name}",
        };
        name = name.Replace("EksAccessConstructs.", "", StringComparison.Ordinal);
        return !type.IsGenericType || !name.Contains('`', StringComparison.Ordinal) ? name
            : $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
