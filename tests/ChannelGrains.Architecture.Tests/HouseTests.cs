using System.Text.RegularExpressions;
using System.Xml.Linq;
using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Architecture.Tests;

public sealed partial class HouseTests
{
    private static readonly string[] TopLevel = ["ChannelGrains.sln", "protos", "src", "tests", "deploy", "README.md"];
    private static readonly string[] BuildFiles = ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", "nuget.config"];

    /// <summary>The pages that are read whole, and the lines that they may have.</summary>
    private static readonly IReadOnlyDictionary<string, int> Pages = new Dictionary<string, int>
    {
        ["README.md"] = 240,
        ["deploy/README.md"] = 320,
        ["protos/README.md"] = 405,
        ["src/README.md"] = 140,
        ["tests/README.md"] = 220,
    };

    /// <summary>The lines of a page that stands beside its code: what was decided there, and what was tried instead.</summary>
    private const int LinesBesideCode = 150;

    [Fact]
    public void TopLevel_OfTheRepository_IsTheGivenOne()
    {
        var tracked = Git("ls-files").Select(path => path.Split('/')[0]).Distinct().Where(name => !name.StartsWith('.'));
        Assert.Empty(tracked.Except(TopLevel).Except(BuildFiles));
    }

    [Fact]
    public void Prose_OfTheRepository_IsTheFivePagesAndThoseBesideTheirCode() =>
        Assert.Equal(Pages.Keys.Order(StringComparer.Ordinal), Proses().Where(path => !BesideCode().IsMatch(path)));

    [Fact]
    public void Pages_OfTheRepository_CanBeReadWhole() =>
        Assert.DoesNotContain(Proses(), path => File.ReadLines(Path.Combine(Repository.Root, path)).Count() > Pages.GetValueOrDefault(path, LinesBesideCode));

    [Fact]
    public void Versions_OfPackages_AreCentral()
    {
        var versioned = Git("ls-files", "*.csproj")
            .Where(path => XDocument.Load(Path.Combine(Repository.Root, path)).Descendants("PackageReference").Any(reference => reference.Attribute("Version") is not null));
        Assert.Empty(versioned);
    }

    [Fact]
    public void LockFiles_OfProjects_AreCommitted()
    {
        var projects = Git("ls-files", "*.csproj").Select(path => Path.GetDirectoryName(path)!);
        var locked = Git("ls-files", "*packages.lock.json").Select(path => Path.GetDirectoryName(path)!);
        Assert.Empty(projects.Except(locked));
    }

    [Fact]
    public void Links_InTheReadmes_LeadSomewhere()
    {
        var broken =
            from path in Proses()
            let folder = Path.GetDirectoryName(Path.Combine(Repository.Root, path))!
            from Match link in Link().Matches(File.ReadAllText(Path.Combine(Repository.Root, path)))
            let target = link.Groups[1].Value.Split('#')[0]
            where target.Length > 0 && !target.Contains("://", StringComparison.Ordinal) && !Path.Exists(Path.Combine(folder, target))
            select $"{path}: {target}";
        Assert.Empty(broken);
    }

    [Fact]
    public void Files_ThatTheReadmeHasAReaderMake_AreIgnored()
    {
        string[] made = ["sales.csv", "mapping.json", "send.cs", "send.mjs", "package.json", "package-lock.json", "packages.lock.json", "node_modules/x", "data/demo/x"];
        Assert.Equal(made, Git(["check-ignore", .. made]));
    }

    private static IEnumerable<string> Proses() =>
        Git("ls-files", "*.md", "*.txt", "*.adoc").Where(path => !path.EndsWith("BannedSymbols.txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static string[] Git(params string[] arguments)
    {
        var start = new System.Diagnostics.ProcessStartInfo("git", ["-C", Repository.Root, .. arguments]) { RedirectStandardOutput = true };
        using var git = System.Diagnostics.Process.Start(start)!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex(@"^(src|tests)/ChannelGrains\.\w+/\w+/README\.md$")]
    private static partial Regex BesideCode();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
