using System.Buffers;
using ChannelGrains.Domain.DayViews;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Domain.Tests.Partners;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.DayViews;

public sealed class DayRowTests
{
    private static readonly ZoneHistory Moved = ZoneHistory.Of(Example.Partner().After(new PartnerUpdated(Example.Particulars with { TimeZone = "Europe/Berlin" }, Example.Today)).Timeline);
    private static readonly ZoneHistory Stayed = ZoneHistory.Of(Example.Partner().Timeline);

    private static readonly Gen<Int128> Wide = Gen.Select(Gen.Long, Gen.ULong, Gen.Int[0, 127], (high, low, shift) => (((Int128)high << 64) | low) >> shift);

    private static readonly Gen<(int Day, string Region, ChannelType Type, DaySum Sum)> Cells = Gen.Select(Gen.Int, Gen.String, Gen.Enum<ChannelType>(), Gen.Long, Wide, Wide,
        (day, region, type, transactions, gross, returns) => (day, region, type, new DaySum { Transactions = transactions, Gross = gross, Returns = returns }));

    [Fact]
    public void TryRead_WhatWasWritten_IsTheSame() => Cells.Array[0, 5].Select(Gen.Bool, Gen.Long[0, long.MaxValue]).Sample((cells, isMoved, version) =>
    {
        var zones = isMoved ? Moved : Stayed;
        List<DayCell> read = [];
        Assert.True(DayRow.TryRead(Write(version, zones, cells), read, out var readVersion));
        Assert.Equal(version, readVersion);
        Assert.Equal(cells.Select(cell => new DayCell(new(zones, InternedName.Unshared(cell.Region), cell.Type), new(cell.Day), cell.Sum)), read);
    });

    [Fact]
    public void TryRead_AnotherFormat_IsNotRead()
    {
        var row = Write(1, Stayed, []);
        row[0]++;
        Assert.False(DayRow.TryRead(row, [], out _));
        Assert.False(DayRow.TryRead([], [], out _));
    }

    [Fact]
    public void TryRead_CutShort_IsDamaged()
    {
        var row = Write(1, Stayed, [(1, "cn", ChannelType.Direct, new DaySum { Gross = 1, Transactions = 1 })]);
        Assert.Throws<InvalidDataException>(() => DayRow.TryRead(row.AsSpan(0, row.Length - 1), [], out _));
        Assert.Throws<InvalidDataException>(() => DayRow.TryRead([DayRow.Format, 1, 0], [], out _));
    }

    private static byte[] Write(long version, ZoneHistory zones, (int Day, string Region, ChannelType Type, DaySum Sum)[] cells)
    {
        var row = new ArrayBufferWriter<byte>();
        DayRow.Begin(version, zones, row);
        foreach (var cell in cells)
            DayRow.Add(cell.Day, InternedName.Unshared(cell.Region), cell.Type, cell.Sum, row);
        return row.WrittenSpan.ToArray();
    }
}
