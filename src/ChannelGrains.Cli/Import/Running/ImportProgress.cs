using System.Globalization;
using ChannelGrains.Cli.Hosting;
using Spectre.Console;

namespace ChannelGrains.Cli.Import;

/// <summary>Shows how far an import has come: a bar on a terminal, else a line on the error output every five seconds.</summary>
internal static class ImportProgress
{
    private static readonly TimeSpan BarInterval = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LineInterval = TimeSpan.FromSeconds(5);

    public static async Task<ImportSummary> ShowAsync(Session session, ImportRun run, Task<ImportSummary> importing)
    {
        if (session.Host.IsTerminal && !session.IsJson)
            await session.Host.Console.Progress().StartAsync(async context =>
            {
                var bar = context.AddTask("importing", maxValue: 1);
                while (!importing.IsCompleted)
                {
                    bar.Value = run.Fraction ?? 0;
                    bar.Description = Text(run);
                    await PauseAsync(session, importing, BarInterval);
                }

                bar.Value = 1;
            });
        else
        {
            await PauseAsync(session, importing, LineInterval);
            while (!importing.IsCompleted)
            {
                await session.Host.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{run.Fraction,4:P0} {Text(run)}"));
                await PauseAsync(session, importing, LineInterval);
            }
        }

        return await importing;
    }

    private static string Text(ImportRun run) =>
        string.Create(CultureInfo.InvariantCulture, $"{run.RowsRead:N0} rows read, {run.Unacknowledged:N0} under way");

    private static Task PauseAsync(Session session, Task importing, TimeSpan interval) =>
        Task.WhenAny(importing, Task.Delay(interval, session.Host.Clock, CancellationToken.None));
}
