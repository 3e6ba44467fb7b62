using System.Globalization;
using System.Net;
using Npgsql;

namespace ChannelGrains.Postgres.Journals;

public sealed partial class PostgresJournalStore
{
    /// <summary>Says which silo this process is: once the table of silos has it as dead, nothing of this store is committed any more.</summary>
    /// <param name="address">Where the silo listens for others.</param>
    /// <param name="generation">Drawn at its start.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task WriteAsSiloAsync(IPEndPoint address, int generation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        await using var command = Command("update writer set silo = $1 where number = $2");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = string.Create(CultureInfo.InvariantCulture, $"{address.Address}:{address.Port}@{generation}") });
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = StoreNumber });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
