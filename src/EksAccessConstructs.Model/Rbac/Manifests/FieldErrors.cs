using System.Text.Encodings.Web;
using System.Text.Json;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Rbac;

/// <summary>Collects what validation refuses, each with the place of its field.</summary>
internal sealed class FieldErrors
{
    private readonly List<FieldError> errors = [];

    public ValueList<FieldError> All => errors.ToValueList();

    public void Required(string field, YamlNode at, string detail = "") => Add("FieldValueRequired", field, at, With("Required value", detail));

    public void Forbidden(string field, YamlNode at, string detail) => Add("FieldValueForbidden", field, at, With("Forbidden", detail));

    public void TooLong(string field, YamlNode at, string detail) => Add("FieldValueTooLong", field, at, With("Too long", detail));

    public void Invalid(string field, YamlNode at, string value, string detail) => InvalidRaw(field, at, GoQuote.Of(value), detail);

    public void InvalidRaw(string field, YamlNode at, string value, string detail) =>
        Add("FieldValueInvalid", field, at, With($"Invalid value: {value}", detail));

    public void Duplicate(string field, YamlNode at, string value) => Add("FieldValueDuplicate", field, at, $"Duplicate value: {GoQuote.Of(value)}");

    public void NotSupported(string field, YamlNode at, string value, params ReadOnlySpan<string> supported)
    {
        var known = new List<string>();
        foreach (var word in supported)
        {
            known.Add(GoQuote.Of(word));
        }

        Add("FieldValueNotSupported", field, at, $"Unsupported value: {GoQuote.Of(value)}: supported values: {string.Join(", ", known)}");
    }

    public void InvalidEach(string field, YamlNode at, string value, IEnumerable<string> details)
    {
        foreach (var detail in details)
        {
            Invalid(field, at, value, detail);
        }
    }

    /// <summary>A list of text as Go's JSON shows it in a message.</summary>
    public static string Json(ValueList<string> values) =>
        $"[{string.Join(",", values.Select(value => $"\"{JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\""))}]";

    private void Add(string reason, string field, YamlNode at, string detail)
    {
        // As the server's answer, which says each thing once.
        var error = new FieldError(reason, field, detail, at.Location);
        if (!errors.Any(known => known.Reason == reason && known.Field == field && known.Detail == detail))
        {
            errors.Add(error);
        }
    }

    private static string With(string kind, string detail) => detail.Length == 0 ? kind : $"{kind}: {detail}";
}
