using System.CommandLine;
using ChannelGrains.Server;

FileRights.KeepNewFilesPrivate();
var root = new RootCommand("ChannelGrains: the live platform for sales partners.")
{
    DemoCommand.Create(),
    ServeCommand.Create(),
    RestoreCommand.Create(),
    VerifyCommand.Create(),
    CopyCommand.Create(),
};

// SIGTERM is the host's: it says farewell to the streams, commits what is queued and ends in its own time.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });
