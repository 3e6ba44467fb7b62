using System.Text.RegularExpressions;
using System.Xml.Linq;
using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Architecture.Tests;

public sealed partial class HouseTests
{
    private static readonly string[] TopLevel = ["ChannelGrains.sln", "protos", "src", "tests", "deploy", "README.md"];
    private static readonly string[] BuildFiles = ["Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", "nuget.config"];
    private static readonly string[] Proses = ["README.md", "deploy/README.md", "protos/README.md", "src/README.md", "tests/README.md"];

    [Fact]
    public void TopLevel_OfTheRepository_IsTheGivenOne()
    {
        var tracked = Git("ls-files").Select(path => path.Split('/')[0]).Distinct().Where(name => !name.StartsWith('.'));
        Assert.Empty(tracked.Except(TopLevel).Except(BuildFiles));
    }

    [Fact]
    public void Prose_OfTheRepository_IsTheFiveReadmesAndPagesBesideCapabilities() => Assert.Equal(Proses, Git("ls-files", "*.md", "*.txt", "*.adoc")
        .Where(path => !path.EndsWith("BannedSymbols.txt", StringComparison.Ordinal) && !CapabilityPage().IsMatch(path)).Order(StringComparer.Ordinal));

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
            from path in Proses
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

    private static string[] Git(params string[] arguments)
    {
        var start = new System.Diagnostics.ProcessStartInfo("git", ["-C", Repository.Root, .. arguments]) { RedirectStandardOutput = true };
        using var git = System.Diagnostics.Process.Start(start)!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex("^src/[^/]+/[^/]+/README.md$")]
    private static partial Regex CapabilityPage();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
