using System.Security.Cryptography;
using ChannelGrains.Grains.Customers;

namespace ChannelGrains.Server;

/// <summary>The customer key beside the journals: made at the first start, then read. Without it customers of before and after are different
/// people, so it belongs into every backup, apart from the journals.</summary>
internal static class CustomerKeyFile
{
    private const string Name = "customer.key";

    /// <summary>Reads the key; makes one only where there are no journals yet.</summary>
    public static CustomerKey ReadOrCreate(string directory, bool hasJournals)
    {
        var path = Path.Combine(directory, Name);
        if (File.Exists(path))
            return new CustomerKey(Convert.FromHexString(File.ReadAllText(path).Trim()));
        if (hasJournals)
            throw new FileNotFoundException(
                $"{path} is missing, but there are journals. Put back the customer key that belongs to them: with another one every customer would count as new.", path);
        var secret = RandomNumberGenerator.GetBytes(CustomerKey.Bytes);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var file = new FileStream(path, options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToHexString(secret) + "\n"));
            file.Flush(flushToDisk: true);
        }
        return new CustomerKey(secret);
    }
}
