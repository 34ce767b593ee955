namespace EksAccessConstructs.Rbac;

/// <summary>One thing that Kubernetes' validation refuses, in Kubernetes' own words, so that users find them.</summary>
/// <param name="Reason">The kind of refusal: FieldValueRequired, FieldValueInvalid, FieldValueNotSupported, FieldValueForbidden, FieldValueDuplicate or
/// FieldValueTooLong.</param>
/// <param name="Field">The field, such as <c>rules[0].verbs</c>.</param>
/// <param name="Detail">What Kubernetes says of it, such as <c>Required value: verbs must contain at least one value</c>.</param>
/// <param name="Location">Where the field is, or what it is missing from.</param>
internal sealed record FieldError(string Reason, string Field, string Detail, SourceLocation Location)
{
    /// <summary>The finding (EKS072).</summary>
    public Finding ToFinding() => RbacRules.Valid.At(Location, ToString());

    /// <summary><c>rules[0].verbs: Required value: …</c>, as the API server answers.</summary>
    public override string ToString() => $"{Field}: {Detail}";
}
