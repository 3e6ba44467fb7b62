using ChannelGrains.Client;
using ChannelGrains.Fleet.Devices;
using ChannelGrains.Fleet.Noting;
using ChannelGrains.Fleet.Running;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace ChannelGrains.Fleet.Views;

/// <summary>The live table of a terminal.</summary>
internal sealed class LiveTable(IAnsiConsole console, TimeProvider time) : IFleetView
{
    private const int LinesAround = 23;
    private const int LeastRows = 5;
    private const int NarrowColumns = 105;
    private const int MediumColumns = 130;
    private const int ScoreColumns = 140;
    private const int WideColumns = 180;
    private const int NewestNotes = 6;

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
            new Text($"{Texts.Speed(meter)}  streams {progress.Streams}  applied {Texts.Count(progress.Sent.Accepted)}"
                + $"  duplicates {Texts.Count(progress.Sent.Duplicates)}  in quarantine {Texts.Count(board.Quarantined)}"),
            Check(progress),
            Partners(board, rows, console.Profile.Width),
            Lines("quarantine", board.Quarantine.Select(Texts.Held)),
            Lines("fleet", notes.Newest(NewestNotes).Reverse().Select(Texts.Note)));
    }

    private static Text Check(FleetProgress progress) => progress.Check is { } check
        ? new Text(check.ToString(), new Style(check.IsEqual ? Color.Green : Color.Red))
        : new Text("not checked yet");

    private static Table Partners(Board board, int rows, int width)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(Right("#"));
        table.AddColumn(new TableColumn(new Text("partner 渠道商")).NoWrap());
        if (width >= NarrowColumns)
            table.AddColumn(new TableColumn(new Text("channel")).NoWrap());
        if (width >= WideColumns)
            table.AddColumn(new TableColumn(new Text("region")).NoWrap());
        table.AddColumn(Right("net today CNY"));
        table.AddColumn(Right("yesterday"));
        table.AddColumn(Right("of it"));
        if (width >= NarrowColumns)
            table.AddColumn(new TableColumn(new Text("14 days")).NoWrap());
        if (width >= MediumColumns)
        {
            table.AddColumn(Right("net month"));
            table.AddColumn(Right("of target"));
        }
        if (width >= ScoreColumns)
            table.AddColumn(Right("score"));
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
        if (width >= NarrowColumns)
            yield return new Text(Texts.Channel(row.Partner.ChannelType));
        if (width >= WideColumns)
            yield return new Text(Texts.Name(row.Partner.Region), new Style(Color.Grey));
        yield return new Text(Texts.Money(row.NetToday), new Style(decoration: Decoration.Bold));
        yield return new Text(Texts.Money(row.NetYesterday));
        yield return new Text(Texts.Percent(row.NetToday, row.NetYesterday));
        if (width >= NarrowColumns)
            yield return new Text(Texts.Bars(row.NetOfDays), new Style(Color.Aqua));
        if (width >= MediumColumns)
        {
            yield return new Text(Texts.Money(row.NetMonth));
            yield return new Text(Texts.Share(row.Attainment));
        }
        if (width >= ScoreColumns)
            yield return new Text(Texts.Score(row.Score));
        yield return new Text(Texts.Share(row.Share?.ShareOfChannel));
        yield return new Text(row.Share is { } share ? Texts.Count(share.Rank) : "");
        if (width < WideColumns)
            yield break;
        yield return new Text(Texts.Count(row.Day.Transactions));
        yield return new Text(Texts.ReturnRate(row.Month));
        yield return new Text(row.Quarantined > 0 ? Texts.Count(row.Quarantined) : "");
    }

    private static TableColumn Right(string heading) => new TableColumn(new Text(heading)).NoWrap().RightAligned();

    private static Grid Lines(string name, IEnumerable<string> lines)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().Width(11)).AddColumn(new GridColumn().NoWrap());
        foreach (var (at, line) in lines.Index())
            grid.AddRow(new Text(at == 0 ? name : "", new Style(Color.Grey)), new Text(ForeignText.Shown(line)));
        return grid;
    }
}
