using System.Text.Json;

namespace EksAccessConstructs.Audit;

/// <summary>The walk through JSON documents that need not fit into memory: objects that fit are read whole, larger ones and all arrays are entered.</summary>
internal sealed class DocumentWalk
{
    private JsonReaderState state = new(new JsonReaderOptions { AllowMultipleValues = true, MaxDepth = 512 });

    /// <summary>Goes as far as the bytes allow.</summary>
    /// <param name="bytes">What is there, from where the last walk ended.</param>
    /// <param name="isLast">Whether nothing comes after.</param>
    /// <param name="isFull">Whether no more can be had at once, so that an object that is not whole is entered.</param>
    /// <param name="events">Who reads whole objects.</param>
    /// <returns>How many bytes are done with.</returns>
    /// <exception cref="JsonException">The document is no JSON, or not whole.</exception>
    public int Go(ReadOnlySpan<byte> bytes, bool isLast, bool isFull, AuditEventReader events)
    {
        var reader = new Utf8JsonReader(bytes, isLast, state);
        var isOfField = false;
        while (true)
        {
            var before = reader;
            if (!reader.Read())
            {
                return Stop(before);
            }

            // A name waits for its value, so that the two are always met together.
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                isOfField = true;
                if (!reader.Read())
                {
                    return Stop(before);
                }
            }

            if (reader.TokenType == JsonTokenType.StartObject)
            {
                var from = (int)reader.TokenStartIndex;
                var beyond = reader;
                if (beyond.TrySkip())
                {
                    events.Read(bytes[from..(int)beyond.BytesConsumed]);
                    reader = beyond;
                }
                else if (!isFull)
                {
                    return Stop(before);
                }
            }
            else if (reader.TokenType == JsonTokenType.String && !isOfField)
            {
                events.Message(ref reader);
            }

            isOfField = false;
        }
    }

    private int Stop(Utf8JsonReader before)
    {
        state = before.CurrentState;
        return (int)before.BytesConsumed;
    }
}
