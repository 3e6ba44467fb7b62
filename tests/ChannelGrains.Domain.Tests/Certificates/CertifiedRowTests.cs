using System.Buffers;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.Certificates;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.Certificates;

public sealed class CertifiedRowTests
{
    [Fact]
    public void Row_OfAnyCell_IsReadBack() =>
        Gen.Select(Gen.Select(Gen.Int[-100, 100], Gen.Int[0, 50], Gen.Bool).Array[0, 8], Gen.Long[0, long.MaxValue]).Sample((spans, version) =>
        {
            var cell = new CertifiedCell([.. spans.Select((span, number) => new CertifiedCode($"code-{number}", [new(new(span.Item1), span.Item3 ? BusinessDay.Last : new(span.Item1 + span.Item2))]))]);
            var row = new ArrayBufferWriter<byte>();
            CertifiedRow.Write(version, cell, row);
            Assert.True(CertifiedRow.TryRead(row.WrittenSpan, out var read, out var known));
            Assert.Equal((version, cell), (read, known));
        });

    [Fact]
    public void Row_OfAnotherFormat_IsNotReadAndADamagedOneThrows()
    {
        var row = new ArrayBufferWriter<byte>();
        CertifiedRow.Write(1, CertifiedCell.Of(Book()), row);
        byte[] bytes = [.. row.WrittenSpan];
        Assert.Throws<InvalidDataException>(() => CertifiedRow.TryRead([.. bytes, 0], out _, out _));
        bytes[0]++;
        Assert.False(CertifiedRow.TryRead(bytes, out _, out _));
        Assert.False(CertifiedRow.TryRead([], out _, out _));
    }

    [Fact]
    public void Cell_OfABook_HasTheCodesThatSomebodyHolds()
    {
        var book = Book();
        book.Withdraw("b", 3);
        Assert.Equal("other 2026-03-01 to 2026-03-31; test 2026-03-01 to 2026-06-30, from 2026-08-01", $"{CertifiedCell.Of(book)}");
        Assert.True(CertifiedCell.Of(null).IsEmpty);
    }

    private static CertificateBook Book()
    {
        var book = new CertificateBook();
        book.Set(CertifiedDaysTests.Held("a", 1, "2026-03-01", "2026-05-31"));
        book.Set(CertifiedDaysTests.Held("b", 1, "2026-03-01", null, "gone"));
        book.Set(CertifiedDaysTests.Held("c", 2, "2026-05-01", "2026-06-30"));
        book.Set(CertifiedDaysTests.Held("d", 2, "2026-08-01", null));
        book.Set(CertifiedDaysTests.Held("e", 2, "2026-03-01", "2026-03-31", "other"));
        return book;
    }
}
