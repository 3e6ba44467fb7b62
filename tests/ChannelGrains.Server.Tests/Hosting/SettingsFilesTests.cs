using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelGrains.Server.Tests.Hosting;

public sealed class SettingsFilesTests
{
    /// <summary>A watcher of the folder of the settings sees each write to a data directory in it.</summary>
    [Fact]
    public async Task Start_WithSettingsInFiles_WatchesNone()
    {
        await using var server = await TestServer.StartAsync();

        var files = server.Services.GetRequiredService<IConfiguration>() is IConfigurationRoot root ? root.Providers.OfType<FileConfigurationProvider>().ToList() : [];

        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.False(file.Source.ReloadOnChange));
    }
}
