using System.Buffers;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Sales;
using Xunit;

namespace ChannelGrains.Domain.Tests.Sales;

public sealed class SalesBookBytesTests
{
    // A change of these bytes is a change of the snapshot format: raise the version that the grains keep beside it.
    private const string Golden =
        "0C01410601420201430201440201450001460A01470A014800014900014A00014B00014C0203017810017900017A02B8C00202BBAA00000000000001"
        + "E8BF02FFEE00000000000001500002C00A2B26065403190FD209025003F403023240166402900102A001046404DA0100F40303F30313510102010106"
        + "000216100244042E1805832701810D710A0005010101080500";

    [Fact]
    public void Write_KnownBook_IsTheGoldenBytes() => Assert.Equal(Golden, Convert.ToHexString(Bytes(KnownBook())));

    [Fact]
    public void Read_GoldenBytes_IsTheKnownBook()
    {
        var book = SalesBook.Read(Convert.FromHexString(Golden));
        SalesSummary expected = KnownBook().Summarise(int.MinValue, int.MaxValue), actual = book.Summarise(int.MinValue, int.MaxValue);
        Assert.Equal((expected.Total, expected.NewCustomers), (actual.Total, actual.NewCustomers));
        Assert.Equal(expected.Categories, actual.Categories);
        Assert.Equal(KnownBook().LastDay, book.LastDay);
        Assert.Equal(2, book.CountCustomers(0, 1_000).Value);
    }

    [Fact]
    public void Read_BytesThatEndEarlyOrGoOn_Throws()
    {
        var bytes = Bytes(KnownBook());
        for (var length = 0; length < bytes.Length; length++)
            Assert.Throws<InvalidDataException>(() => SalesBook.Read(bytes.AsSpan(0, length)));
        Assert.Throws<InvalidDataException>(() => SalesBook.Read([.. bytes, 0]));
    }

    // Every way to write a cell occurs. A sketch and customers beyond the registry are too long for this; the tests of
    // CountCustomers restore them.
    private static SalesBook KnownBook()
    {
        var book = new SalesBook();
        foreach (var name in "ABCDEFGHIJKL")
            book.Categories.Add([(byte)name]);
        foreach (var name in "xyz")
            book.Regions.Add([(byte)name]);
        var day = BusinessDay.Parse("2026-01-15").DaysSinceEpoch;
        void Record(int after, int region, TransactionKind kind, ulong customer, params LineEffect[] lines) =>
            new BookTransaction(day + after, region, kind, lines, customer).RecordIn(book);

        Record(0, 0, TransactionKind.Sale, 0xAABB, Line(0, 1234, 800), Line(3, 500, 500), Line(11, 100, null));
        Record(0, 2, TransactionKind.Sale, 0xAABB, Line(0, 100, 40), Line(0, 60, null));
        Record(1, 0, TransactionKind.Return, 0xCCDD, Line(1, 250, 100));
        Record(1, 0, TransactionKind.Sale, 0, Line(2, 1, null));
        for (var i = 0; i < 5; i++)
            Record(40, 0, TransactionKind.Sale, 0xEEFF, Line(5, 999, 333), Line(6, 1, null));
        return book;
    }

    private static LineEffect Line(int category, long cents, long? costCents) => new()
    {
        Category = category,
        QuantityThousandths = 2_000,
        AmountMicros = cents * 10_000,
        CostMicros = (costCents ?? 0) * 10_000,
        CostKnown = costCents is not null,
    };

    private static byte[] Bytes(SalesBook book)
    {
        var output = new ArrayBufferWriter<byte>();
        book.Write(output);
        return output.WrittenSpan.ToArray();
    }
}
