using System.Security.Cryptography;
using ChannelGrains.Grains.Customers;
using ChannelGrains.Journal.Embedded;
using ChannelGrains.Postgres.Journals;

namespace ChannelGrains.Server;

/// <summary>
/// Gives all processes of a database one customer key. Where a file is named for it (<see cref="PostgresSettings.CustomerKeyFile"/>), as a secret that is mounted, that is
/// it, and the database keeps none. Else the database keeps it: the first process brings the one of its data directory, or makes it, and the others take it.
/// Either way the data directory has it too.
/// </summary>
internal static class SharedCustomerKey
{
    private const string Name = "customer key";

    /// <exception cref="InvalidDataException">The data directory has another one.</exception>
    public static async Task EnsureAsync(PostgresJournalStore store, DataDirectory data, ServerOptions options, CancellationToken cancellationToken)
    {
        var fs = PhysicalFileSystem.Instance;
        var own = CustomerKeyFile.FindSecret(fs, data.Path);
        var shared = options.Postgres.CustomerKeyFile is { } file
            ? CustomerKeyFile.ReadSecret(fs, Path.GetFullPath(file))
            : await KeptAsync(store, own, data.Path, options.AcceptCustomerKey, cancellationToken);
        if (own is null)
            CustomerKeyFile.Write(fs, data.Path, shared);
        else if (!CryptographicOperations.FixedTimeEquals(own, shared))
            throw CustomerKeyFile.Another(data.Path, new CustomerKey(own));
    }

    private static async Task<byte[]> KeptAsync(PostgresJournalStore store, byte[]? own, string directory, string? accepted, CancellationToken cancellationToken)
    {
        if (own is not null && CustomerKeyFile.IsAccepted(new CustomerKey(own), accepted))
        {
            await store.ReplaceSecretAsync(Name, own, cancellationToken);
            return own;
        }
        if (await store.FindSecretAsync(Name, cancellationToken) is { } kept)
            return kept;
        // Journals from before the database kept it: only the one that they go with is taken.
        var (noted, _) = await CustomerKeyNote.ReadAsync(store, cancellationToken);
        if (noted.Length > 0 && own is null)
            throw new FileNotFoundException($"{directory} has no customer key, and neither has the database. Start first with the data directory, or the CustomerKeyFile, that these journals were made with.");
        if (noted.Length > 0 && !noted.Span.SequenceEqual(new CustomerKey(own).Fingerprint.Span))
            throw CustomerKeyFile.Another(directory, new CustomerKey(own));
        return await store.KeepSecretAsync(Name, own ?? RandomNumberGenerator.GetBytes(CustomerKey.Bytes), cancellationToken);
    }
}
