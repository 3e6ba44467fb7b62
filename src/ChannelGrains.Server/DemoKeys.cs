using System.Security.Cryptography;
using System.Text;
using ChannelGrains.Gateway.Access;

namespace ChannelGrains.Server;

/// <summary>API keys of the demo's people, made anew at each start: the fleet's, an admin; Ann's, who closes months and plans payments; and Bob's, who approves both. The
/// server lets neither of them do the other's part.</summary>
internal sealed class DemoKeys
{
    private const string FileName = "demo.keys";
    private const int KeyBytes = 24;

    public string Fleet { get; } = NewKey();

    public string Ann { get; } = NewKey();

    public string Bob { get; } = NewKey();

    /// <summary>The keys as settings of the server, beside those that are configured.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Settings =>
        [.. Setting("fleet", Fleet, Roles.Admin), .. Setting("ann", Ann, Roles.Finance), .. Setting("bob", Bob, Roles.Finance)];

    /// <summary>Writes them to a file of the data directory that its owner alone may read; the server holds the directory.</summary>
    /// <returns>Its path.</returns>
    public string Write(string directory)
    {
        var path = Path.Combine(directory, FileName);
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new StreamWriter(path, Encoding.ASCII, options);
        file.Write($"fleet={Fleet}\nann={Ann}\nbob={Bob}\n");
        return path;
    }

    private static IEnumerable<KeyValuePair<string, string?>> Setting(string principal, string key, Roles role)
    {
        var prefix = $"{nameof(ServerOptions.ApiKeys)}:demo-{principal}:";
        yield return new(prefix + nameof(ApiKeyOptions.Sha256), Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))));
        yield return new(prefix + nameof(ApiKeyOptions.Principal), principal);
        yield return new($"{prefix}{nameof(ApiKeyOptions.Roles)}:0", role.ToString());
    }

    private static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyBytes));
}
