using EksAccessConstructs.Review;

namespace EksAccessConstructs.Pages;

/// <summary>Access reports as a picture: from who, through groups, policies, bindings and roles, to where and how much.</summary>
public static class AccessReportSvg
{
    /// <summary>The picture of one cluster.</summary>
    public static string Write(AccessReport report) => Write([report]);

    /// <summary>The pictures of several clusters, one below the other.</summary>
    public static string Write(ValueList<AccessReport> reports)
    {
        var pictures = reports.Select(report => AccessPicture.Of(report, SameAccess.Of(report.Measures.Levels))).ToList();
        var height = pictures.Sum(picture => picture.Height);
        var top = 0;
        return pictures is [var one] ? one.Write("access").Text : Markup.Of($"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{AccessPicture.Width}" height="{height}" viewBox="0 0 {AccessPicture.Width} {height}">
            {pictures.Select((picture, number) => picture.Write($"access-{number}", (top += picture.Height) - picture.Height))}</svg>

            """).Text;
    }
}
