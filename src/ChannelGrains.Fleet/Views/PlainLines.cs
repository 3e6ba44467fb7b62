using ChannelGrains.Fleet.Devices;
using ChannelGrains.Fleet.Noting;
using ChannelGrains.Fleet.Running;
using Spectre.Console;

namespace ChannelGrains.Fleet.Views;

/// <summary>One line a second, and one for each note: for logs and pipes.</summary>
internal sealed class PlainLines(IAnsiConsole console, TimeProvider time) : IFleetView
{
    private const int Leaders = 3;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    private long _seen;

    public async Task ShowAsync(BoardReader boards, Func<FleetProgress> progress, AckMeter meter, Notes notes, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            do
            {
                var at = progress();
                var board = await boards.ReadAsync(at.Now, cancellationToken);
                WriteNotes(notes);
                console.Line(Line(at, board, meter));
            }
            while (await timer.WaitForNextTickAsync(cancellationToken));
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested && exception is OperationCanceledException or Grpc.Core.RpcException)
        {
            // The run is over.
        }
        WriteNotes(notes);
    }

    private static string Line(FleetProgress progress, Board board, AckMeter meter) =>
        $"{Texts.Clock(progress)} | net today {Texts.Money(board.Today)}, yesterday {Texts.Money(board.Yesterday)} CNY, {Texts.Today(board.All)} | {Texts.Commission(board)} | {Texts.Speed(meter)}"
        + $" | quarantine {Texts.Count(board.Quarantined)} | "
        + string.Join(", ", board.Rows.Take(Leaders).Select(row => $"{row.Partner.DisplayName} {Texts.Money(row.NetToday)} ({Texts.Share(row.Share?.ShareOfChannel)} of the month, {Texts.Share(row.Attainment)} of its target)"));

    private void WriteNotes(Notes notes)
    {
        foreach (var note in notes.After(ref _seen))
            console.Line("  " + Texts.Note(note));
    }
}
