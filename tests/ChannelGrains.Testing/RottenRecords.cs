using System.Text;
using ChannelGrains.Testing.Postgres;
using Npgsql;

namespace ChannelGrains.Testing;

/// <summary>What a disk does to records of one partner.</summary>
public static class RottenRecords
{
    /// <summary>Turns a bit over in each record of a partner, also while a server has it open; done once more, all are as they were.</summary>
    /// <param name="directory">The server's data directory.</param>
    /// <param name="partnerId">One that no other's ends with, but for its first letter.</param>
    /// <returns>How many records.</returns>
    public static async Task<int> TurnAsync(string directory, string partnerId)
    {
        if (await TestDatabase.OfAsync(directory) is not { } database)
            return Directory.GetFiles(Path.Combine(directory, "journal"), "*.log").Sum(path => Turn(path, Encoding.UTF8.GetBytes(partnerId)));
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "update channelgrains.record set payload = set_byte(payload, 0, get_byte(payload, 0) # 1) where journal = (select id from channelgrains.journal where name = @name)", connection);
        command.Parameters.AddWithValue("name", $"partner/{partnerId}");
        return await command.ExecuteNonQueryAsync();
    }

    private static int Turn(string path, byte[] id)
    {
        var turned = 0;
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        for (int from = 1, at; (at = bytes.AsSpan(from).IndexOf(id.AsSpan(1))) >= 0; from += at + id.Length)
        {
            var first = from + at - 1;
            if ((bytes[first] | 1) != (id[0] | 1))
                continue;
            file.Position = first;
            file.WriteByte((byte)(bytes[first] ^ 1));
            turned++;
        }
        return turned;
    }
}
