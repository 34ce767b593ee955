using System.Globalization;
using System.Xml;
using EksAccessConstructs.Text;

namespace EksAccessConstructs.Cli.Printing;

/// <summary>Issues as test results, as AWS CodeBuild, Jenkins and Azure Pipelines show them.</summary>
/// <remarks>Errors and warnings are failures, remarks are tests that pass, and what is accepted is skipped. Where there is nothing to say, one test
/// passes, since CodeBuild refuses a report without tests.
/// Source: the JUnit schema of the Apache Ant task, as AWS CodeBuild User Guide, "Test reports", reads it.</remarks>
internal static class JUnitReport
{
    private const string Suite = "eks-access";

    /// <summary>Writes the report.</summary>
    public static void Write(IReadOnlyCollection<ReportedIssue> issues, TextWriter writer)
    {
        using (var xml = XmlWriter.Create(writer, new XmlWriterSettings { Indent = true, NewLineChars = "\n", CloseOutput = false, OmitXmlDeclaration = true }))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", Suite);
            Number(xml, "tests", Math.Max(issues.Count, 1));
            Number(xml, "failures", issues.Count(Fails));
            Number(xml, "errors", 0);
            Number(xml, "skipped", issues.Count(issue => issue.Accepted is not null));
            foreach (var issue in issues)
            {
                Test(xml, issue);
            }

            if (issues.Count == 0)
            {
                Begin(xml, Suite, "nothing to say");
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        writer.WriteLine();
    }

    private static bool Fails(ReportedIssue issue) => issue is { Accepted: null, Severity: not Severity.Info };

    private static void Test(XmlWriter xml, ReportedIssue issue)
    {
        var place = issue.Location is { } location ? $"{location}: " : "";
        Begin(xml, $"{Suite}.{issue.Code}", VisibleText.Of($"{place}{issue.Message}"));
        if (issue.Accepted is { } accepted)
        {
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", VisibleText.Of(accepted));
            xml.WriteEndElement();
        }
        else if (Fails(issue))
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", VisibleText.Of(issue.Message));
            xml.WriteAttributeString("type", FindingPrinter.Word(issue.Severity));
            xml.WriteString(VisibleText.Of($"{place}{FindingPrinter.Word(issue.Severity)} {issue.Code}: {issue.Message}"));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Begin(XmlWriter xml, string group, string name)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", group);
        xml.WriteAttributeString("name", name);
    }

    private static void Number(XmlWriter xml, string name, int value) => xml.WriteAttributeString(name, value.ToString(CultureInfo.InvariantCulture));
}
