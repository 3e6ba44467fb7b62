using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ChannelGrains.Gateway.Budgets;

/// <summary>Lets connections in, up to their bounds, and gives each the account that its calls are held on. One that makes no call with a key is
/// closed after a while, and so is one that stays when the server stops.</summary>
internal sealed class ConnectionGate(
    ResourceBudget budget, IOptions<BudgetOptions> options, IOptions<IngestOptions> streams, IHostApplicationLifetime application, TimeProvider time)
{
    /// <summary>From when streams are cut, at a stop, until connections are: for what their callers are still told.</summary>
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    /// <summary>Runs a connection.</summary>
    /// <param name="connection">The connection, before anything is read from it.</param>
    /// <param name="next">Serves it.</param>
    /// <param name="needsKey">Whether it is closed when no call with a key comes; what is served without keys goes on.</param>
    public async Task RunAsync(ConnectionContext connection, ConnectionDelegate next, bool needsKey)
    {
        if (budget.TryConnect() is not { } account)
        {
            connection.Abort(new ConnectionAbortedException("The server has as many connections as it takes."));
            return;
        }
        connection.Features.Set(account);
        using var patience = needsKey ? time.CreateTimer(_ => Close(connection, account), null, options.Value.UnknownTimeout, Timeout.InfiniteTimeSpan) : null;
        // A caller that hangs keeps its connection when its streams were cut, and the grains would not be let end in time while the server waits for it.
        using var leave = time.CreateTimer(
            _ => connection.Abort(new ConnectionAbortedException("The server stops.")), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        using var stopping = application.ApplicationStopping.Register(() => leave.Change(streams.Value.GoAwayGrace + LastWords, Timeout.InfiniteTimeSpan));
        try
        {
            await next(connection);
        }
        finally
        {
            budget.Disconnect(account);
        }
    }

    private static void Close(ConnectionContext connection, ConnectionAccount account)
    {
        if (!account.IsKnown)
            connection.Abort(new ConnectionAbortedException("No call with a key came."));
    }
}
