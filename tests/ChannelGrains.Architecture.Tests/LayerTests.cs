using ChannelGrains.Testing;
using Xunit;

namespace ChannelGrains.Architecture.Tests;

public sealed class LayerTests
{
    public static TheoryData<string> Projects => [.. Layers.Names];

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_OfAProject_AreOnlyThoseItMayKnow(string project)
    {
        var own = Layers.Load(project).GetReferencedAssemblies().Select(name => name.Name!).Where(name => Layers.MayReference.ContainsKey(name));
        Assert.Empty(own.Except(Layers.MayReference[project]));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void References_OfAProject_AreNoneOfThoseItsRoomIsNotFor(string project)
    {
        var banned = Layers.MustNotReference.GetValueOrDefault(project) ?? [];
        var used = Layers.Load(project).GetReferencedAssemblies().Select(name => name.Name!);
        Assert.DoesNotContain(used, name => banned.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)));
    }

    [Fact]
    public void Layers_OfTheSolution_AreAllListed()
    {
        var projects = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
            .Select(path => Path.GetFileNameWithoutExtension(path)).Select(name => name == "ChannelGrains.Cli" ? Layers.Cli : name);
        Assert.Equal(Layers.Names.Order(StringComparer.Ordinal), projects.Order(StringComparer.Ordinal));
    }
}
