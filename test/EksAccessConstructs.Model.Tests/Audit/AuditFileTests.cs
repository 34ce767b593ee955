using System.IO.Compression;
using System.Text;
using System.Text.Json;
using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Audit;

public sealed class AuditFileTests
{
    private static readonly JsonSerializerOptions OverLines = new() { WriteIndented = true };

    private static readonly string Two = $"{AuditText.Event()}\n{AuditText.Event(user: "bob")}\n";

    public static TheoryData<string, string> Shapes()
    {
        var (one, two) = (AuditText.Event(), AuditText.Event(user: "bob"));
        var (quotedOne, quotedTwo) = (AuditText.Quoted(one), AuditText.Quoted(two));
        return new()
        {
            { "lines", Two },
            { "lines of Windows, with a mark at the head and empty ones", $"\uFEFF{one}\r\n\r\n{two}" },
            { "an export to S3", $"2026-11-01T10:00:00.000Z {one}\n2026-11-01T10:00:01.000Z {two}\n" },
            { "logs tail", $"2026-11-01T10:00:00.000000+00:00 kube-apiserver-audit-0123 {one}\n"
                + $"2026-11-01T10:00:00.000000+00:00 kube-apiserver-audit-0123 {two}\n" },
            { "one after another", one + two },
            { "text of a query", $"{one}\t{two}\n" },
            { "filter-log-events", $$"""
                {
                    "events": [
                        {"logStreamName": "kube-apiserver-audit-0123", "timestamp": 1, "message": {{quotedOne}}, "ingestionTime": 2, "eventId": "3"},
                        {"logStreamName": "kube-apiserver-audit-0123", "timestamp": 1, "message": {{quotedTwo}}, "ingestionTime": 2, "eventId": "4"}
                    ],
                    "searchedLogStreams": [],
                    "nextToken": "x"
                }
                """ },
            { "messages of a query", $"[\n  {quotedOne},\n  {quotedTwo}\n]\n" },
            { "a subscription", $$$"""{"messageType":"DATA_MESSAGE","owner":"1","logEvents":[{"id":"1","timestamp":1,"message":{{{quotedOne}}}}]}"""
                + $$$"""{"messageType":"DATA_MESSAGE","logEvents":[{"id":"1","timestamp":1,"message":{{{quotedTwo}}}}]}""" },
            { "Logs Insights", $$$"""
                {
                    "results": [
                        [{"field": "@timestamp", "value": "2026-11-01"}, {"field": "@message", "value": {{{quotedOne}}}}, {"field": "@ptr", "value": "x"}],
                        [{"field": "@message", "value": {{{quotedTwo}}}}]
                    ],
                    "statistics": {"recordsMatched": 2.0},
                    "status": "Complete"
                }
                """ },
            { "Logs Insights, as its page saves it", $$"""[{"@timestamp":"x","@message":{{one}}},{"@timestamp":"x","@message":{{quotedTwo}}}]""" },
            { "a list of the audit API", $$"""{"kind":"EventList","apiVersion":"audit.k8s.io/v1","metadata":{},"items":[{{one}},{{two}}]}""" },
            { "events over many lines", JsonSerializer.Serialize(JsonDocument.Parse($"[{one},{two}]"), OverLines) },
        };
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Events_are_read_in_whatever_shape_people_have_them(string shape, string text)
    {
        Assert.NotEmpty(shape);
        foreach (var bytes in (byte[][])[Encoding.UTF8.GetBytes(text), Packed(text)])
        {
            var (log, findings) = AuditText.Read(bytes);

            Assert.Empty(findings);
            Assert.Equal((2, 0), (log.Events, log.Broken));
            Assert.Equal(["ann", "bob"], log.Actors.Select(actor => actor.Identity.User));
            Assert.Equal(new ResourceRequest("get", "", "pods", Namespace: "shop"), Assert.Single(log.Actors[0].Allowed).Request);
            Assert.Equal(new DateTimeOffset(2026, 11, 1, 10, 0, 0, TimeSpan.Zero), log.First);
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Documents_that_do_not_fit_into_memory_are_read_all_the_same(string shape, string text)
    {
        Assert.NotEmpty(shape);
        var padded = text.Replace("\"auditID\":\"a\"", $"\"auditID\":\"{new string('a', 1500)}\"", StringComparison.Ordinal)
            .Replace("\\u0022auditID\\u0022:\\u0022a\\u0022", $"\\u0022auditID\\u0022:\\u0022{new string('a', 1500)}\\u0022", StringComparison.Ordinal);
        var filler = string.Concat(Enumerable.Repeat(padded.EndsWith('\n') ? padded : $"{padded}\n", 600));

        var (log, findings) = AuditText.Read(filler, longest: 1 << 18);

        Assert.Empty(findings);
        Assert.Equal(1200, log.Events);
    }

    [Fact]
    public void Packed_files_one_behind_the_other_are_one()
    {
        var (log, findings) = AuditText.Read([.. Packed(Two), .. Packed(Two)]);

        Assert.Empty(findings);
        Assert.Equal(4, log.Events);
    }

    [Fact]
    public void Lines_of_other_logs_are_counted()
    {
        var (log, findings) = AuditText.Read($$"""
            2026-11-01T10:00:00.000Z time="2026-11-01T10:00:00Z" level=info msg="access granted" arn="arn:aws:iam::111122223333:role/dev" groups="[devs]"
            I1101 10:00:00.000000 11 trace.go:236] Trace[1]: "Update" url:/api/v1,user-agent:x {"broken
            Permission Check Successful
            {{AuditText.Event()}}
            {"kind":"Pod","apiVersion":"v1"}
            """);

        Assert.Empty(findings);
        Assert.Equal((1, 4, 0), (log.Events, log.Others, log.Broken));
    }

    [Fact]
    public void Records_that_are_cut_are_said_with_their_place_and_the_next_is_read()
    {
        var (log, findings) = AuditText.Read($"{AuditText.Event()}\n{AuditText.Event()[..100]}\n"
            + $"2026-11-01T10:00:00.000Z {AuditText.Event()[..90]}\n{AuditText.Event()}\n");

        Assert.Equal(["audit.log:2:101", "audit.log:3:116"], findings.Select(finding => $"{finding.Location}"));
        Assert.All(findings, finding => Assert.Equal("EKS245", finding.Code));
        Assert.Equal((2, 2), (log.Events, log.Broken));
    }

    [Fact]
    public void Messages_that_are_cut_are_said_and_the_next_is_read()
    {
        var (log, findings) = AuditText.Read(
            $$"""{"events":[{"message":{{AuditText.Quoted(AuditText.Event()[..80])}}},{"message":{{AuditText.Quoted(AuditText.Event())}}}]}""");

        Assert.Equal("EKS245", Assert.Single(findings).Code);
        Assert.Equal((1, 1), (log.Events, log.Broken));
    }

    [Fact]
    public void Records_that_are_too_long_are_said_and_the_next_is_read()
    {
        var (log, findings) = AuditText.Read(
            $"{AuditText.Event()}\n{AuditText.Event(more: $"\"requestObject\":\"{new string('x', 1 << 20)}\",")}\n{AuditText.Event()}\n", longest: 1 << 19);

        Assert.Equal(("EKS246", "audit.log:2:1"), (Assert.Single(findings).Code, $"{findings[0].Location}"));
        Assert.Equal((2, 1), (log.Events, log.Broken));
    }

    [Fact]
    public void Documents_that_break_off_are_said()
    {
        var (log, findings) = AuditText.Read($"{{\n  \"events\": [\n    {{\"message\": {AuditText.Quoted(AuditText.Event())}}},\n    {{\"mess");

        Assert.Equal("EKS245", Assert.Single(findings).Code);
        Assert.Equal((0, 1), (log.Events, log.Broken));
    }

    [Fact]
    public void Packed_logs_that_break_off_give_no_answer()
    {
        var packed = Packed(string.Concat(Enumerable.Range(0, 5000).Select(i => $"{AuditText.Event(user: $"user{i}")}\n")));
        packed.AsSpan(packed.Length / 2, 200).Fill(0xff);

        var (_, findings) = AuditText.Read(packed);

        Assert.Contains(findings, finding => finding.Code == "EKS249" && finding.Severity is Severity.Error);
    }

    [Theory]
    [InlineData("user")]
    [InlineData("objectRef")]
    [InlineData("annotations")]
    [InlineData("responseStatus")]
    [InlineData("requestURI")]
    [InlineData("verb")]
    [InlineData("requestReceivedTimestamp")]
    public void Fields_of_another_kind_are_passed_over(string field)
    {
        string[] values = ["null", "1", "'x'", "[]", "[{'kind':1}]", "{}", "{'groups':{'a':[1]},'extra':{'arn':{'a':1}},'code':[1]}"];
        foreach (var value in values.Select(value => value.Replace('\'', '"')))
        {
            var (log, findings) = AuditText.Read(
                $"{{\"{field}\":{value},\"kind\":\"Event\",\"stage\":\"ResponseComplete\",\"apiVersion\":\"audit.k8s.io/v1\"}}\n{AuditText.Event()}");

            Assert.Empty(findings);
            Assert.Equal(2, log.Events);
        }
    }

    [Fact]
    public void Any_cut_and_any_changed_byte_of_a_log_end_in_an_answer()
    {
        var random = new Random(14);
        var shapes = Shapes().Select(shape => Encoding.UTF8.GetBytes(shape.Data.Item2)).ToList();
        for (var i = 0; i < 3000; i++)
        {
            var bytes = shapes[random.Next(shapes.Count)].ToArray();
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            var (log, findings) = AuditText.Read(bytes[..random.Next(bytes.Length + 1)]);

            Assert.True(log.Events <= 2);
            Assert.True(log.Broken == 0 || !findings.IsEmpty);
        }
    }

    private static byte[] Packed(string text)
    {
        using var bytes = new MemoryStream();
        using (var packed = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            packed.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }
}
