using System.Text.RegularExpressions;
using ChannelGrains.Access.V1;

namespace ChannelGrains.Server.Tests.Access;

/// <summary>The tables of the API guide say what the protos say.</summary>
public sealed partial class AccessGuideTests
{
    private const string Heading = "| methods | source | reader | finance | manager | key that names partners | key that names sources |";

    [Fact]
    public void Table_OfTheGuide_SaysWhatTheProtosSay()
    {
        var rows = File.ReadLines(Repository.PathOf("protos", "README.md")).SkipWhile(line => line != Heading).Skip(2).TakeWhile(line => line.StartsWith('|'));
        var said = rows.Select(row => row.Split('|')[1..^1].Select(cell => cell.Trim()).ToArray())
            .SelectMany(row => Name().Matches(row[0]).Select(name => $"{name.Groups[1].Value}: {string.Join(" | ", row[1..])}")).ToList();
        var should = ApiMethods.All.Select(method => $"{method.Name}: {Row(ApiMethods.AccessOf(method)!)}").ToList();
        Assert.Empty(should.Except(said));
        Assert.Equal(should.Order(StringComparer.Ordinal), said.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Packages_OfTheGuide_NameEveryService()
    {
        var rows = File.ReadLines(Repository.PathOf("protos", "README.md")).Where(line => line.StartsWith("| [`channelgrains.", StringComparison.Ordinal)).ToList();

        Assert.Empty(ApiMethods.All.Select(method => method.Service).Distinct().Where(service =>
            !rows.Any(row => row.Contains($"[`{service.File.Package}`]", StringComparison.Ordinal) && row.Contains($"`{service.Name}`", StringComparison.Ordinal))).Select(service => service.FullName));
    }

    private static string Row(MethodAccess access)
    {
        return string.Join(" | ", Yes(Role.Source), Yes(Role.Reader), Yes(Role.Finance), Yes(Role.Manager), Text(access.Partners), Text(access.Sources));

        string Yes(Role role) => access.Roles.Contains(role) ? "yes" : "";
    }

    private static string Text(Hold hold) => hold.By switch
    {
        HeldBy.Field => "the one named",
        HeldBy.Messages => "each one sent",
        HeldBy.Own => "own only",
        HeldBy.All => "refused",
        _ => "",
    };

    [GeneratedRegex("`([A-Za-z]+)`")]
    private static partial Regex Name();
}
