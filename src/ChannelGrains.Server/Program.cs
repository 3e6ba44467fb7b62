using System.CommandLine;
using ChannelGrains.Server;

var root = new RootCommand("ChannelGrains: the live platform for sales partners.")
{
    ServeCommand.Create(),
    RestoreCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
