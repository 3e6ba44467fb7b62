using System.Buffers;
using System.Text;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Sales;
using ChannelGrains.Domain.SalesViews;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.SalesViews;

public sealed class ViewRowTests
{
    private static readonly Gen<Int128> Wide = Gen.Select(Gen.Long, Gen.ULong, Gen.Int[0, 127], (high, low, shift) => (((Int128)high << 64) | low) >> shift);

    private static readonly Gen<InternedName> Names = Gen.String.Select(text => InternedName.Of(Encoding.UTF8.GetBytes(text)));

    private static readonly Gen<CellSum> Sums = Gen.Select(Gen.Long, Gen.Long, Wide.Array[5], (transactions, primaries, wide) => new CellSum
    {
        Transactions = transactions,
        Primaries = primaries,
        Gross = wide[0],
        Returns = wide[1],
        Units = wide[2],
        Cost = wide[3],
        NetWithKnownCost = wide[4],
    });

    private static readonly Gen<ViewCell> Cells = Gen.Select(Names, Names, Gen.Enum<ChannelType>(), Sums, (region, category, type, sum) => new ViewCell(new(region, category, type), sum));

    [Fact]
    public void TryRead_WhatWasWritten_IsTheSame() =>
        Cells.Array[0, 5].Select(Gen.Long[0, long.MaxValue]).Sample((cells, version) =>
        {
            List<ViewCell> read = [];
            Assert.True(ViewRow.TryRead(Write(version, cells), read, out var readVersion));
            Assert.Equal(version, readVersion);
            Assert.Equal(cells, read);
        });

    [Fact]
    public void TryRead_AnotherFormat_IsNotRead()
    {
        var row = Write(1, []);
        row[0]++;
        Assert.False(ViewRow.TryRead(row, [], out _));
        Assert.False(ViewRow.TryRead([], [], out _));
    }

    private static byte[] Write(long version, ViewCell[] cells)
    {
        var row = new ArrayBufferWriter<byte>();
        ViewRow.Begin(version, row);
        foreach (var cell in cells)
            ViewRow.Add(cell.Name, cell.Sum, row);
        return row.WrittenSpan.ToArray();
    }
}
