using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ChannelGrains.Domain.Commissions;
using ChannelGrains.Domain.Sales;

namespace ChannelGrains.Domain.Settlement;

/// <summary>What a month sold when it was stated last: what has changed since says why its commission has.</summary>
/// <param name="Gross">In micros.</param>
/// <param name="Returns">In micros.</param>
/// <param name="Transactions">Those that were not voided.</param>
/// <param name="Digest">Of all that commission is computed from, by day and category: equal ones need no new computation. Nobody can make one on purpose.</param>
[GenerateSerializer, Immutable]
public readonly record struct MonthFigures(
    [property: Id(0)] Int128 Gross, [property: Id(1)] Int128 Returns, [property: Id(2)] long Transactions, [property: Id(3)] UInt128 Digest)
{
    private const int NumberBytes = 16;

    /// <param name="cells">The month's, each day and category once, in an order that is always the same.</param>
    public static MonthFigures Of(IReadOnlyList<CommissionCell> cells)
    {
        if (cells.Count == 0)
            return default;
        var (sum, content) = (default(CellSum), new ArrayBufferWriter<byte>(cells.Count * 128));
        foreach (var cell in cells)
        {
            sum.Add(cell.Sales);
            Write(content, cell);
        }
        return new(sum.Gross, sum.Returns, sum.Primaries, BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(content.WrittenSpan)));
    }

    /// <summary>Why the figures are others than before.</summary>
    public IEnumerable<AdjustmentReason> Since(MonthFigures before)
    {
        if (Returns > before.Returns)
            yield return AdjustmentReason.Return;
        if (Gross < before.Gross || Returns < before.Returns)
            yield return AdjustmentReason.Void;
        if (Gross > before.Gross)
            yield return AdjustmentReason.LateFact;
    }

    private static void Write(ArrayBufferWriter<byte> content, in CommissionCell cell)
    {
        var category = Encoding.UTF8.GetByteCount(cell.Category);
        var span = content.GetSpan((2 * sizeof(int)) + category + (5 * NumberBytes));
        BinaryPrimitives.WriteInt32LittleEndian(span, cell.Day.DaysSinceEpoch);
        BinaryPrimitives.WriteInt32LittleEndian(span[sizeof(int)..], category);
        var at = 2 * sizeof(int);
        at += Encoding.UTF8.GetBytes(cell.Category, span[at..]);
        ReadOnlySpan<Int128> numbers = [cell.Sales.Gross, cell.Sales.Returns, cell.Sales.Units, cell.Sales.Cost, cell.Sales.NetWithKnownCost];
        foreach (var number in numbers)
        {
            BinaryPrimitives.WriteInt128LittleEndian(span[at..], number);
            at += NumberBytes;
        }
        content.Advance(at);
    }
}
