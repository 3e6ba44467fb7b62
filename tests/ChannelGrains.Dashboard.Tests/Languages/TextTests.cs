using System.Text.RegularExpressions;
using System.Xml.Linq;
using ChannelGrains.Testing;

namespace ChannelGrains.Dashboard.Tests.Languages;

/// <summary>Every text of the page is there in Chinese, and none is there for nothing.</summary>
public sealed partial class TextTests
{
    private static readonly string Root = Repository.PathOf("src", "ChannelGrains.Dashboard");

    public static TheoryData<string> Folders =>
        [.. Directory.GetDirectories(Root).Select(path => Path.GetFileName(path)!).Where(name => Directory.EnumerateFiles(Path.Combine(Root, name), "*Texts.cs").Any()).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Texts_OfAFolder_AreAllInChineseAndUsed(string folder)
    {
        var used = Directory.EnumerateFiles(Path.Combine(Root, folder)).Where(path => path.EndsWith(".razor", StringComparison.Ordinal) || path.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(path => Key().Matches(File.ReadAllText(path))).Select(match => Regex.Unescape(match.Groups[1].Value))
            .Concat(PageTitles(folder)).ToHashSet(StringComparer.Ordinal);
        var chinese = Directory.EnumerateFiles(Path.Combine(Root, folder), "*Texts.zh.resx").SelectMany(path => XDocument.Load(path).Descendants("data")).ToDictionary(
            text => text.Attribute("name")!.Value, text => text.Element("value")!.Value, StringComparer.Ordinal);
        Assert.Empty(used.Except(chinese.Keys));
        // Two keys that differ in case alone are one to the resources, and one of them stays English.
        Assert.Empty(chinese.Keys.GroupBy(key => key, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.Empty(chinese.Keys.Except(used));
        Assert.DoesNotContain(chinese, text => Holes().Matches(text.Key).Select(hole => hole.Value).Except(Holes().Matches(text.Value).Select(hole => hole.Value)).Any());
    }

    /// <summary>Titles in the navigation are keys of their capability's texts.</summary>
    private static IEnumerable<string> PageTitles(string folder) =>
        from match in Entry().Matches(File.ReadAllText(Path.Combine(Root, "PagesRegistration.cs")))
        where Directory.EnumerateFiles(Path.Combine(Root, folder), match.Groups[2].Value + ".cs").Any()
        select match.Groups[1].Value;

    [GeneratedRegex("""\b(?:T|texts)\["((?:[^"\\]|\\.)*)"[\],]""")]
    private static partial Regex Key();

    [GeneratedRegex("""new PageEntry\("[^"]*", "([^"]*)", typeof\((\w+)\)""")]
    private static partial Regex Entry();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Holes();
}
