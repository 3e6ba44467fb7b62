using ChannelGrains.Fleet.Devices;
using ChannelGrains.Fleet.Noting;
using ChannelGrains.Fleet.Running;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Fleet.Views;

/// <summary>The live table of a terminal.</summary>
internal sealed class LiveTable(IAnsiConsole console, TimeProvider time) : IFleetView
{
    private const int LinesAround = 38;
    private const int LeastRows = 5;

    // The least widths at which a column more fits: one that does not would break every figure.
    private const int DaysColumns = 117;
    private const int ChannelColumns = 127;
    private const int MonthColumns = 155;
    private const int ScoreColumns = 164;
    private const int CommissionColumns = 180;
    private const int WideColumns = 230;

    private const int LabelWidth = 11;
    private const int LinePadding = 4;
    private const int NewestNotes = 6;
    private const int NewestSettled = 5;
    private const int NewestRisks = 4;
    private const int NewestOfField = 4;

    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    public Task ShowAsync(BoardReader boards, Func<FleetProgress> progress, AckMeter meter, Notes notes, CancellationToken cancellationToken) =>
        console.Live(new Text("")).Overflow(VerticalOverflow.Crop).StartAsync(async live =>
        {
            using var timer = new PeriodicTimer(Every, time);
            try
            {
                do
                {
                    var at = progress();
                    live.UpdateTarget(Render(at, await boards.ReadAsync(at.Now, cancellationToken), meter, notes));
                }
                while (await timer.WaitForNextTickAsync(cancellationToken));
            }
            catch (Exception exception) when (cancellationToken.IsCancellationRequested && exception is OperationCanceledException or Grpc.Core.RpcException)
            {
                // The run is over; the last picture stays.
            }
        });

    private Rows Render(FleetProgress progress, Board board, AckMeter meter, Notes notes)
    {
        var rows = Math.Max(LeastRows, console.Profile.Height - LinesAround);
        return new Rows(
            new Text(Texts.Clock(progress), new Style(Color.Aqua, decoration: Decoration.Bold)),
            new Text($"net today {Texts.Money(board.Today)}  yesterday {Texts.Money(board.Yesterday)}  month {Texts.Money(board.Month)} CNY"),
            new Text(Texts.Today(board.All)),
            new Text(Texts.Commission(board)),
            new Text($"{Texts.Speed(meter)}  streams {progress.Streams}  applied {Texts.Count(progress.Sent.Accepted)}"
                + $"  duplicates {Texts.Count(progress.Sent.Duplicates)}  in quarantine {Texts.Count(board.Quarantined)}"),
            Check(progress),
            Partners(board, rows, console.Profile.Width),
            Lines("quarantine", board.Quarantine.Select(Texts.Held)),
            Lines("settlement", notes.Newest(NoteTopic.Settlement, NewestSettled).Reverse().Select(Texts.Note)),
            Lines("risk", notes.Newest(NoteTopic.Risk, NewestRisks).Reverse().Select(Texts.Note)),
            Lines("field", notes.Newest(NoteTopic.Field, NewestOfField).Reverse().Select(Texts.Note)),
            Lines("fleet", notes.Newest(NoteTopic.Fleet, NewestNotes).Reverse().Select(Texts.Note)));
    }

    private static Text Check(FleetProgress progress) => progress.Check is { } check
        ? new Text(check.ToString(), new Style(check.IsEqual ? Color.Green : Color.Red))
        : new Text("not checked yet");

    private static Table Partners(Board board, int rows, int width)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(Right("#"));
        table.AddColumn(new TableColumn(new Text("partner 渠道商")).NoWrap());
        if (width >= ChannelColumns)
            table.AddColumn(new TableColumn(new Text("channel")).NoWrap());
        if (width >= WideColumns)
            table.AddColumn(new TableColumn(new Text("region")).NoWrap());
        table.AddColumn(Right("net today CNY"));
        table.AddColumn(Right("yesterday"));
        table.AddColumn(Right("of it"));
        if (width >= DaysColumns)
            table.AddColumn(new TableColumn(new Text("14 days")).NoWrap());
        if (width >= MonthColumns)
        {
            table.AddColumn(Right("net month"));
            table.AddColumn(Right("of target"));
        }
        if (width >= ScoreColumns)
            table.AddColumn(Right("score"));
        if (width >= CommissionColumns)
            table.AddColumn(Right("commission"));
        table.AddColumn(Right("share"));
        table.AddColumn(Right("rank"));
        if (width >= WideColumns)
        {
            table.AddColumn(Right("orders"));
            table.AddColumn(Right("returned"));
            table.AddColumn(Right("held"));
        }
        foreach (var (at, row) in board.Rows.Take(rows).Index())
            table.AddRow(Cells(at + 1, row, width));
        return table;
    }

    private static IEnumerable<IRenderable> Cells(int rank, BoardRow row, int width)
    {
        yield return new Text(Texts.Count(rank));
        yield return new Text(Texts.Name(row.Partner.DisplayName));
        if (width >= ChannelColumns)
            yield return new Text(Texts.Channel(row.Partner.ChannelType));
        if (width >= WideColumns)
            yield return new Text(Texts.Name(row.Partner.Region), new Style(Color.Grey));
        yield return new Text(Texts.Money(row.NetToday), new Style(decoration: Decoration.Bold));
        yield return new Text(Texts.Money(row.NetYesterday));
        yield return new Text(Texts.Percent(row.NetToday, row.NetYesterday));
        if (width >= DaysColumns)
            yield return new Text(Texts.Bars(row.NetOfDays), new Style(Color.Aqua));
        if (width >= MonthColumns)
        {
            yield return new Text(Texts.Money(row.NetMonth));
            yield return new Text(Texts.Share(row.Attainment));
        }
        if (width >= ScoreColumns)
            yield return new Text(Texts.Score(row.Score));
        if (width >= CommissionColumns)
            yield return new Text(Texts.Money(row.Earned));
        yield return new Text(Texts.Share(row.Share?.ShareOfChannel));
        yield return new Text(row.Share is { } share ? Texts.Count(share.Rank) : "");
        if (width < WideColumns)
            yield break;
        yield return new Text(Texts.Count(row.Day.Transactions));
        yield return new Text(Texts.ReturnRate(row.Month));
        yield return new Text(row.Quarantined > 0 ? Texts.Count(row.Quarantined) : "");
    }

    private static TableColumn Right(string heading) => new TableColumn(new Text(heading)).NoWrap().RightAligned();

    private Grid Lines(string name, IEnumerable<string> lines)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().Width(LabelWidth)).AddColumn(new GridColumn().NoWrap());
        foreach (var (at, line) in lines.Index())
            grid.AddRow(new Text(at == 0 ? name : "", new Style(Color.Grey)), new Text(Texts.Fit(line, console.Profile.Width - LabelWidth - LinePadding)));
        return grid;
    }
}
