using System.Buffers;
using System.Text.Json;

namespace EksAccessConstructs.Audit;

/// <summary>Finds the events in whole JSON values: an event itself, several one after another, or those that CloudWatch packs into its answers.</summary>
/// <remarks>
/// Known are <c>logs filter-log-events</c> and <c>get-log-events</c> (<c>events</c>), subscriptions and Firehose (<c>logEvents</c>), Logs Insights
/// (<c>results</c> of fields, or objects with <c>@message</c>), lists of the audit API (<c>items</c>), and arrays of events or of their texts.
/// </remarks>
internal sealed class AuditEventReader(AuditTally tally)
{
    private const int DeepestMessage = 4;

    private static readonly JsonReaderOptions Options = new() { AllowMultipleValues = true, MaxDepth = 512 };

    private readonly TextPool texts = new();
    private readonly AuditEvent one = new();
    private int messages;

    /// <summary>How many messages in whole records were no whole JSON themselves.</summary>
    public int BrokenMessages { get; private set; }

    /// <summary>Reads all values of a text and gives each event to the tally.</summary>
    /// <exception cref="JsonException">The text is not whole JSON.</exception>
    public void Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, Options);
        while (reader.Read())
        {
            Value(ref reader);
        }
    }

    /// <summary>Reads the text of a message that stands in JSON: an event, or a line of another log.</summary>
    /// <exception cref="JsonException">The text is no UTF-8.</exception>
    public void Message(ref Utf8JsonReader reader)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(reader.ValueSpan.Length + 1);
        try
        {
            Message(bytes.AsSpan(0, reader.CopyString(bytes)).Trim(" \t\r\n"u8));
        }
        catch (InvalidOperationException error)
        {
            throw new JsonException("a text is not UTF-8", error);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private void Message(ReadOnlySpan<byte> text)
    {
        if (text is not [(byte)'{', ..] || messages == DeepestMessage)
        {
            tally.Other();
            return;
        }

        messages++;
        try
        {
            Read(text);
        }
        catch (JsonException)
        {
            tally.Broken();
            BrokenMessages++;
        }
        finally
        {
            messages--;
        }
    }

    private void Value(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                Object(ref reader);
                break;
            case JsonTokenType.StartArray:
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    Value(ref reader);
                }

                break;
            case JsonTokenType.String:
                Message(ref reader);
                break;
            default:
                tally.Other();
                break;
        }
    }

    private void Object(ref Utf8JsonReader reader)
    {
        one.Clear();
        var isPacking = false;
        var isMessageField = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (IsPacked(ref reader, isMessageField))
            {
                isPacking = true;
                reader.Read();
                Value(ref reader);
            }
            else if (reader.ValueTextEquals("field"u8))
            {
                reader.Read();
                isPacking = true;
                isMessageField = reader.TokenType == JsonTokenType.String && reader.ValueTextEquals("@message"u8);
                reader.Skip();
            }
            else if (isPacking)
            {
                reader.Skip();
            }
            else
            {
                Field(ref reader);
            }
        }

        if (isPacking)
        {
            return;
        }

        if (one.IsAudit)
        {
            tally.Add(one);
        }
        else
        {
            tally.Other();
        }
    }

    private static bool IsPacked(ref Utf8JsonReader reader, bool isMessageField) =>
        reader.ValueTextEquals("message"u8) || reader.ValueTextEquals("@message"u8)
        || reader.ValueTextEquals("events"u8) || reader.ValueTextEquals("logEvents"u8) || reader.ValueTextEquals("results"u8)
        || reader.ValueTextEquals("items"u8) || (isMessageField && reader.ValueTextEquals("value"u8));

    private void Field(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("kind"u8))
        {
            one.Kind = Next(ref reader);
        }
        else if (reader.ValueTextEquals("apiVersion"u8))
        {
            one.ApiVersion = Next(ref reader);
        }
        else if (reader.ValueTextEquals("stage"u8))
        {
            one.Stage = Next(ref reader);
        }
        else if (reader.ValueTextEquals("verb"u8))
        {
            one.Verb = Next(ref reader);
        }
        else if (reader.ValueTextEquals("requestURI"u8))
        {
            reader.Read();
            one.Path = PathOf(ref reader);
            reader.Skip();
        }
        else if (reader.ValueTextEquals("requestReceivedTimestamp"u8))
        {
            reader.Read();
            one.Received = reader.TokenType == JsonTokenType.String && reader.TryGetDateTimeOffset(out var time) ? time : default;
            reader.Skip();
        }
        else if (reader.ValueTextEquals("user"u8))
        {
            User(ref reader, one.User);
        }
        else if (reader.ValueTextEquals("impersonatedUser"u8))
        {
            User(ref reader, one.Impersonated);
        }
        else if (reader.ValueTextEquals("objectRef"u8))
        {
            ObjectRef(ref reader);
        }
        else if (reader.ValueTextEquals("responseStatus"u8))
        {
            Status(ref reader);
        }
        else if (reader.ValueTextEquals("annotations"u8))
        {
            Annotations(ref reader);
        }
        else
        {
            reader.Skip();
        }
    }

    // Paths of resources have names in them and are told by objectRef, so that only others are kept: everything but /api/… and /apis/…/… is short.
    private string PathOf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String || reader.ValueSpan.StartsWith("/api/v1/"u8) || reader.ValueSpan.Length > 2048)
        {
            return "";
        }

        var path = texts.Text(ref reader);
        var question = path.IndexOf('?', StringComparison.Ordinal);
        return question < 0 ? path : path[..question];
    }

    private void User(ref Utf8JsonReader reader, AuditedUser user)
    {
        while (NextField(ref reader))
        {
            if (reader.ValueTextEquals("username"u8))
            {
                user.Name = Next(ref reader);
            }
            else if (reader.ValueTextEquals("groups"u8))
            {
                Groups(ref reader, user);
            }
            else if (reader.ValueTextEquals("extra"u8))
            {
                Extra(ref reader, user);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void Groups(ref Utf8JsonReader reader, AuditedUser user)
    {
        for (var has = FirstText(ref reader); has; has = NextText(ref reader))
        {
            user.Groups.Add(texts.Text(ref reader));
        }
    }

    private void Extra(ref Utf8JsonReader reader, AuditedUser user)
    {
        while (NextField(ref reader))
        {
            var key = texts.Text(ref reader);
            for (var has = FirstText(ref reader); has; has = NextText(ref reader))
            {
                user.Extra.Add((key, texts.Text(ref reader)));
            }
        }
    }

    private void ObjectRef(ref Utf8JsonReader reader)
    {
        while (NextField(ref reader))
        {
            one.HasObject = true;
            if (reader.ValueTextEquals("apiGroup"u8))
            {
                one.Group = Next(ref reader);
            }
            else if (reader.ValueTextEquals("resource"u8))
            {
                one.Resource = Next(ref reader);
            }
            else if (reader.ValueTextEquals("subresource"u8))
            {
                one.Subresource = Next(ref reader);
            }
            else if (reader.ValueTextEquals("namespace"u8))
            {
                one.Namespace = Next(ref reader);
            }
            else if (reader.ValueTextEquals("name"u8))
            {
                one.Name = Next(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void Status(ref Utf8JsonReader reader)
    {
        while (NextField(ref reader))
        {
            if (reader.ValueTextEquals("code"u8))
            {
                reader.Read();
                one.Code = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var code) ? code : 0;
                reader.Skip();
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private void Annotations(ref Utf8JsonReader reader)
    {
        while (NextField(ref reader))
        {
            if (reader.ValueTextEquals("authorization.k8s.io/decision"u8))
            {
                one.Decision = Next(ref reader);
            }
            else if (reader.ValueTextEquals("authorization.k8s.io/reason"u8))
            {
                one.Reason = Next(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    // From the name of an object's field, or from a field of it that is done, to the next field; a value that is no object has none.
    private static bool NextField(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            reader.Skip();
            return false;
        }

        if (reader.TokenType == JsonTokenType.StartObject)
        {
            reader.Read();
        }

        return reader.TokenType == JsonTokenType.PropertyName;
    }

    // From the name of a list to its first text; a value that is no list has none.
    private static bool FirstText(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            return NextText(ref reader);
        }

        reader.Skip();
        return false;
    }

    private static bool NextText(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType is not (JsonTokenType.EndArray or JsonTokenType.String))
        {
            reader.Skip();
        }

        return reader.TokenType == JsonTokenType.String;
    }

    // A value that is no text is passed over.
    private string Next(ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
        return texts.Text(ref reader);
    }
}
