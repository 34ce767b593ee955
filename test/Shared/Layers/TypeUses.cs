using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace EksAccessConstructs.Layers;

/// <summary>Which types of an assembly use which others of it: as base, in fields, signatures, attributes and the bodies of methods.</summary>
/// <remarks>Read from the compiled file. Constants and <c>nameof</c> leave no trace there, so they do not count.</remarks>
internal sealed class TypeUses(MetadataReader metadata, PEReader file)
{
    private static readonly SignatureTypes Signatures = new();

    /// <summary>Each use, by the full names of the outermost types.</summary>
    public static ImmutableHashSet<(string From, string To)> Of(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var uses = new TypeUses(file.GetMetadataReader(), file);
        return [.. uses.All().Where(use => use.From != use.To)];
    }

    private IEnumerable<(string From, string To)> All() =>
        from type in metadata.TypeDefinitions
        from used in UsedBy(metadata.GetTypeDefinition(type))
        select (Name(type), Name(used));

    private IEnumerable<TypeDefinitionHandle> UsedBy(TypeDefinition type) =>
    [
        .. Named(type.BaseType),
        .. type.GetInterfaceImplementations().SelectMany(one => Named(metadata.GetInterfaceImplementation(one).Interface)),
        .. type.GetGenericParameters().SelectMany(Constraints),
        .. type.GetFields().SelectMany(field => metadata.GetFieldDefinition(field).DecodeSignature(Signatures, null)),
        .. type.GetCustomAttributes().SelectMany(attribute => Named(metadata.GetCustomAttribute(attribute).Constructor)),
        .. type.GetMethods().SelectMany(method => UsedBy(metadata.GetMethodDefinition(method))),
    ];

    private IEnumerable<TypeDefinitionHandle> UsedBy(MethodDefinition method) =>
    [
        .. InSignature(method.DecodeSignature(Signatures, null)),
        .. method.GetGenericParameters().SelectMany(Constraints),
        .. method.RelativeVirtualAddress == 0 ? [] : UsedBy(file.GetMethodBody(method.RelativeVirtualAddress)),
    ];

    private IEnumerable<TypeDefinitionHandle> UsedBy(MethodBodyBlock body) =>
    [
        .. body.LocalSignature.IsNil ? [] : Locals(body.LocalSignature),
        .. body.ExceptionRegions.SelectMany(region => Named(region.CatchType)),
        .. IntermediateCode.Names(body.GetILBytes() ?? []).SelectMany(Named),
    ];

    private IEnumerable<TypeDefinitionHandle> Locals(StandaloneSignatureHandle signature) =>
        metadata.GetStandaloneSignature(signature).DecodeLocalSignature(Signatures, null).SelectMany(local => local);

    private IEnumerable<TypeDefinitionHandle> Constraints(GenericParameterHandle parameter) =>
        metadata.GetGenericParameter(parameter).GetConstraints().SelectMany(constraint => Named(metadata.GetGenericParameterConstraint(constraint).Type));

    private IEnumerable<TypeDefinitionHandle> Named(EntityHandle handle) => handle.IsNil ? [] : handle.Kind switch
    {
        HandleKind.TypeDefinition => [(TypeDefinitionHandle)handle],
        HandleKind.TypeSpecification => metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(Signatures, null),
        HandleKind.MethodDefinition => Method(metadata.GetMethodDefinition((MethodDefinitionHandle)handle)),
        HandleKind.FieldDefinition => Field(metadata.GetFieldDefinition((FieldDefinitionHandle)handle)),
        HandleKind.MemberReference => Member(metadata.GetMemberReference((MemberReferenceHandle)handle)),
        HandleKind.MethodSpecification => Instance(metadata.GetMethodSpecification((MethodSpecificationHandle)handle)),
        _ => [],
    };

    private static IEnumerable<TypeDefinitionHandle> Method(MethodDefinition method) =>
        InSignature(method.DecodeSignature(Signatures, null)).Append(method.GetDeclaringType());

    private static IEnumerable<TypeDefinitionHandle> Field(FieldDefinition field) => field.DecodeSignature(Signatures, null).Append(field.GetDeclaringType());

    private IEnumerable<TypeDefinitionHandle> Member(MemberReference member) => Named(member.Parent).Concat(member.GetKind() is MemberReferenceKind.Method
        ? InSignature(member.DecodeMethodSignature(Signatures, null))
        : member.DecodeFieldSignature(Signatures, null));

    private IEnumerable<TypeDefinitionHandle> Instance(MethodSpecification method) =>
        Named(method.Method).Concat(method.DecodeSignature(Signatures, null).SelectMany(argument => argument));

    private static IEnumerable<TypeDefinitionHandle> InSignature(MethodSignature<ImmutableHashSet<TypeDefinitionHandle>> signature) =>
        signature.ParameterTypes.SelectMany(parameter => parameter).Concat(signature.ReturnType);

    private string Name(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer ? Name(outer) : $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}";
    }
}
