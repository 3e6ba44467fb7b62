using System.Buffers;
using ChannelGrains.Domain.Calendars;
using ChannelGrains.Domain.FormRecords;
using ChannelGrains.Domain.Money;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.SalesViews;
using CsCheck;
using Xunit;

namespace ChannelGrains.Domain.Tests.FormRecords;

public sealed class FieldMeasuresTests
{
    private static readonly int Month = BusinessDay.Parse("2026-03-07").Month;

    private readonly RecordBook _book = new();

    [Fact]
    public void Of_Inspectors_ShowsBySideThoseWithFiveRecordsAndTheOthersTogether()
    {
        Inspect("ann", 5, shelves: 5);
        Inspect("bob", 4, shelves: 3);
        Inspect("eve", 1, shelves: 1);

        var measures = FieldMeasures.Of(_book.SumOf(Month));

        // Ann's score 100 each, Bob's 75, Eve's 50: (5 x 100 + 4 x 75 + 50) / 10.
        Assert.Equal((10, "85"), (measures.Counts.Inspected, measures.MeanScore?.ToString()));
        Assert.Equal(("ann", 5, "100"), (measures.Inspectors[0].Name, measures.Inspectors[0].Records, measures.Inspectors[0].MeanScore.ToString()));
        Assert.Single(measures.Inspectors);
        Assert.Equal(("", 5, "70", 2), (measures.Others?.Name, measures.Others?.Records, measures.Others?.MeanScore.ToString(), measures.OtherInspectors));
    }

    [Fact]
    public void Of_FewRecordsOfOthers_ShowsNoneOfThem()
    {
        Inspect("ann", 5, shelves: 5);
        Inspect("bob", 4, shelves: 3);

        var measures = FieldMeasures.Of(_book.SumOf(Month));

        Assert.Null(measures.Others);
        Assert.Equal(1, measures.OtherInspectors);
        Assert.Null(FieldMeasures.Of(FieldSum.Zero).MeanScore);
    }

    [Fact]
    public void Apply_MoreInspectorsThanAreNamed_CountsTheLaterOnesTogether()
    {
        for (var number = 0; number < RecordLimits.MaxInspectors + 3; number++)
            Inspect($"i{number:00}", 1, shelves: 5);
        Inspect("i00", 1, shelves: 1);

        var inspectors = _book.SumOf(Month).Inspectors;

        Assert.Equal(new InspectorSum("", 3, 300_000_000), inspectors[0]);
        Assert.Equal(new InspectorSum("i00", 2, 150_000_000), inspectors[1]);
        Assert.Equal(RecordLimits.MaxInspectors + 1, inspectors.Count);
    }

    [Fact]
    public void Amend_AScore_MovesThatOfWhoHadFilledItIn()
    {
        var submitted = Inspect("ann", 1, shelves: 5);
        var command = new AmendRecord(submitted.Record.RecordId, [new AnswerSetting("shelves") { Scale = 3 }], "a slip");

        _book.Apply(command.Decide(command.Read().Require(), submitted, submitted.Record.Answers, 0, Recording.Form, [], _book, Recording.Now).Require());

        Assert.Equal(new InspectorSum("ann", 1, 75_000_000), Assert.Single(_book.SumOf(Month).Inspectors));
    }

    [Fact]
    public void Sum_OverPartners_IsThatOfTheScopesAndInspectorsOfOneNameAreOne() => Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[1, 9], Gen.Long[0, 100_000_000]).Array[0, 20].Sample(cells =>
    {
        string[] regions = ["cn/sichuan", "cn/sichuan/chengdu", "cn/yunnan"];
        var sums = cells.Select(cell => (Region: regions[cell.Item1], Sum: new FieldSum(new RecordMonth(cell.Item3, cell.Item4, 0, 0, 0, 0), [new InspectorSum($"i{cell.Item2}", cell.Item3, cell.Item4)], Amount.FromUnits(cell.Item3)))).ToList();

        var sum = FieldSum.Of(sums.Where(one => new ViewScope("cn/sichuan").Holds(ChannelType.Direct, one.Region)).Select(one => one.Sum));

        Assert.Equal(cells.Where(cell => cell.Item1 < 2).Sum(cell => cell.Item4), sum.Counts.ScoreMicros);
        Assert.Equal(Amount.FromUnits(sum.Counts.Inspected), sum.Spent);
        Assert.Equal(sum.Counts.Inspected, sum.Inspectors.Sum(one => one.Inspected));
        Assert.Equal(cells.Where(cell => cell.Item1 < 2).Select(cell => cell.Item2).Distinct().Count(), sum.Inspectors.Count);
    });

    [Fact]
    public void Row_OfACell_IsReadAsItWasWritten()
    {
        Inspect("李 Li", 2, shelves: 1);
        var (cell, row) = (FieldCell.Of(Month, new(_book, null), Recording.Timeline), new ArrayBufferWriter<byte>());

        FieldRow.Write(7, cell, row);

        Assert.True(FieldRow.TryRead(row.WrittenSpan, out var version, out var read));
        Assert.Equal((7, cell), (version, read));
        Assert.Equal("cn/sichuan/chengdu", read.Region);
        Assert.Throws<InvalidDataException>(() => FieldRow.TryRead([.. row.WrittenSpan, 0], out _, out _));
        Assert.False(FieldRow.TryRead([FieldRow.Format + 1], out _, out _));
    }

    private RecordSubmitted Inspect(string by, int times, int shelves)
    {
        RecordSubmitted? last = null;
        for (var number = 0; number < times; number++)
        {
            last = Recording.Submit(Recording.Setting($"{_book.In(Month).Inspected}", Recording.Now, Recording.Answers(true, shelves, true)) with { TakenBy = by }, _book).Require();
            _book.Apply(last);
        }
        return last!;
    }
}
