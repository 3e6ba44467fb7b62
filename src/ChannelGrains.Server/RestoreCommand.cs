using System.CommandLine;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.Embedded;

namespace ChannelGrains.Server;

/// <summary><c>restore</c>: a data directory from a backup, while no server runs on it.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var backup = new Option<string>("--backup") { Description = "Directory of the backup.", Required = true };
        var data = new Option<string>("--data") { Description = "Data directory to make; its journals must not exist.", Required = true };
        var command = new Command("restore", "Makes a data directory from a backup. Put the customer.key that belongs to it beside the journals before you start the server.")
        {
            backup, data,
        };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(backup), parsed.GetRequiredValue(data)));
        return command;
    }

    private static int Run(string backup, string data)
    {
        try
        {
            var fs = PhysicalFileSystem.Instance;
            using var directory = DataDirectory.Open(data, fs, TimeProvider.System);
            JournalBackup.Restore(backup, directory.JournalPath, StoredContent.Format, fs, TimeProvider.System, CancellationToken.None);
            Console.WriteLine($"restored {directory.JournalPath}");
            return 0;
        }
        catch (Exception exception) when (StartFailure.Is(exception))
        {
            Console.Error.WriteLine(StartFailure.Line(exception));
            return 1;
        }
    }
}
