using System.Text;
using ChannelGrains.Domain.Sales;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Sales;

public sealed class NameTableTests
{
    [Fact]
    public void Add_NamesInAnyOrder_EachHasOneIndexByFirstAppearance() =>
        Gen.Int[0, 60].Select(i => $"名 {i}").List[0, 200].Sample(names =>
        {
            var table = new NameTable(1_000);
            List<string> expected = [.. names.Distinct()];
            foreach (var name in names)
                Assert.Equal(expected.IndexOf(name), table.Add(Encoding.UTF8.GetBytes(name)));
            Assert.Equal(expected, Enumerable.Range(0, table.Count).Select(table.GetName));
            Assert.All(expected, name => Assert.Equal(expected.IndexOf(name), table.Find(Encoding.UTF8.GetBytes(name))));
            Assert.Equal(-1, table.Find("absent"u8));
        });

    [Fact]
    public void Add_FullTable_KnowsWhatItHasAndTakesNoMore()
    {
        var table = new NameTable(2);
        table.Use(table.Add("a"u8), 1);
        table.Use(table.Add("b"u8), 1);
        Assert.Equal([0, -1, 1], new[] { table.Add("a"u8), table.Add("c"u8), table.Add("b"u8) });
        Assert.Equal(2, table.Count);
    }

    [Fact]
    public void Add_FullTable_GivesTheLowestIndexThatNothingUses()
    {
        var table = new NameTable(3);
        foreach (var name in (string[])["a", "b", "c"])
        {
            table.Use(table.Add(Encoding.UTF8.GetBytes(name)), 1);
            table.Use(table.Find(Encoding.UTF8.GetBytes(name)), 1);
        }
        table.Use(1, -1);
        Assert.Equal((-1, 1, 3), (table.Add("d"u8), table.FindUsed("b"u8), table.UsedCount));
        table.Use(1, -1);
        Assert.Equal((1, -1, 2), (table.Find("b"u8), table.FindUsed("b"u8), table.UsedCount));
        Assert.True(table.HasRoomFor(1) && !table.HasRoomFor(2));
        Assert.Equal((1, -1, "d", 1), (table.Add("d"u8), table.Find("b"u8), table.GetName(1), table.Replacements));
    }

    [Fact]
    public void Add_AnyUses_HoldsWhatIsUsedAsFarAsThereIsRoom() =>
        Gen.Int[0, 60].Select(Gen.Bool).List[0, 400].Sample(steps =>
        {
            var table = new NameTable(40);
            Dictionary<string, int> uses = [];
            foreach ((var number, var comes) in steps)
            {
                var name = $"name {number}";
                var used = uses.GetValueOrDefault(name);
                if (comes && (used > 0 || table.HasRoomFor(1)))
                {
                    table.Use(table.Add(Encoding.UTF8.GetBytes(name)), 1);
                    uses[name] = used + 1;
                }
                else if (used > 0)
                {
                    table.Use(table.FindUsed(Encoding.UTF8.GetBytes(name)), -1);
                    uses[name] = used - 1;
                }
                Assert.Equal(uses.Count(entry => entry.Value > 0), table.UsedCount);
            }
            foreach ((var name, var count) in uses)
            {
                var index = table.FindUsed(Encoding.UTF8.GetBytes(name));
                Assert.Equal(count > 0, index >= 0);
                Assert.True(index < 0 || table.GetName(index) == name);
            }
        });

    [Fact]
    public void Add_EmptyName_IsANameOfItsOwn()
    {
        var table = new NameTable(10);
        table.Add("a"u8);
        Assert.Equal(1, table.Add(""u8));
        Assert.Equal("", table.GetName(1));
    }

    [Fact]
    public void GetName_SameNameInTwoTables_IsOneStringInTheProcess()
    {
        NameTable one = new(10), other = new(10);
        one.Add("VODKA"u8);
        other.Add("GIN"u8);
        other.Add("VODKA"u8);
        Assert.Same(one.GetName(0), other.GetName(1));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    public void Find_AnyName_AllocatesNothing(int count)
    {
        var table = new NameTable(1_000);
        byte[][] names = [.. Enumerable.Range(0, count).Select(i => Encoding.UTF8.GetBytes($"category {i}"))];
        foreach (var name in names)
            table.Add(name);
        table.Find(names[0]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var name in names)
            table.Find(name);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
