using System.Reflection;
using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace EscrowGrid.Events.Kafka.Tests.Brokers;

/// <summary>
/// The cluster that librdkafka carries for tests: brokers of its own on free ports, which speak Kafka's protocol over
/// TCP. It is reached by C, since the managed client does not show it.
/// </summary>
internal sealed class MockBrokers : IDisposable
{
    public const string Topic = "escrow.events.v1";
    public const int Partitions = 12;

    private const int Count = 3;
    private const int AllBrokers = -1;
    private const int ErrorBytes = 512;
    private const short ProduceRequest = 0;
    private const short InitProducerRequest = 22;

    private readonly IntPtr _client;
    private readonly IntPtr _cluster;

    static MockBrokers() => NativeLibrary.SetDllImportResolver(typeof(MockBrokers).Assembly, Locate);

    /// <param name="topic">Made at once; null makes none.</param>
    public MockBrokers(string? topic = Topic)
    {
        _client = Native.CreateClient(0, IntPtr.Zero, new byte[ErrorBytes], ErrorBytes);
        Assert.NotEqual(IntPtr.Zero, _client);
        _cluster = Native.CreateCluster(_client, Count);
        Assert.NotEqual(IntPtr.Zero, _cluster);
        if (topic is not null)
            CreateTopic(topic);
    }

    /// <summary>Comma list of <c>host:port</c>.</summary>
    public string Addresses => Marshal.PtrToStringUTF8(Native.Addresses(_cluster))!;

    public void CreateTopic(string topic) => Expect(Native.CreateTopic(_cluster, topic, Partitions, Count));

    /// <summary>Closes all connections, and takes no new ones.</summary>
    public void GoAway() => Expect(Native.TakeDown(_cluster, AllBrokers));

    public void ComeBack() => Expect(Native.BringUp(_cluster, AllBrokers));

    /// <summary>What the next requests to write are answered with.</summary>
    public void AnswerWith(params ErrorCode[] errors) => Push(ProduceRequest, errors);

    /// <summary>What a producer that asks for its number is answered with, so many times.</summary>
    public void RefuseProducer(ErrorCode error, int times) =>
        Push(InitProducerRequest, Enumerable.Repeat(error, times).ToArray());

    public void Dispose()
    {
        Native.DestroyCluster(_cluster);
        Native.DestroyClient(_client);
    }

    /// <summary>The package's library, or the system's where the package has none.</summary>
    private static IntPtr Locate(string name, Assembly assembly, DllImportSearchPath? path) =>
        NativeLibrary.TryLoad(name, assembly, path, out var library)
        || NativeLibrary.TryLoad($"{name}.so.1", out library)
            ? library
            : IntPtr.Zero;

    private void Push(short request, ErrorCode[] errors) =>
        Native.PushErrors(_cluster, request, (nuint)errors.Length, Array.ConvertAll(errors, code => (int)code));

    private static void Expect(int code) => Assert.Equal(ErrorCode.NoError, (ErrorCode)code);

    private static class Native
    {
        private const string Library = "librdkafka";

        [DllImport(Library, EntryPoint = "rd_kafka_new")]
        public static extern IntPtr CreateClient(int kind, IntPtr settings, byte[] error, nuint errorBytes);

        [DllImport(Library, EntryPoint = "rd_kafka_destroy")]
        public static extern void DestroyClient(IntPtr client);

        [DllImport(Library, EntryPoint = "rd_kafka_mock_cluster_new")]
        public static extern IntPtr CreateCluster(IntPtr client, int brokers);

        [DllImport(Library, EntryPoint = "rd_kafka_mock_cluster_destroy")]
        public static extern void DestroyCluster(IntPtr cluster);

        [DllImport(Library, EntryPoint = "rd_kafka_mock_cluster_bootstraps")]
        public static extern IntPtr Addresses(IntPtr cluster);

        [DllImport(Library, EntryPoint = "rd_kafka_mock_topic_create")]
        public static extern int CreateTopic(
            IntPtr cluster, [MarshalAs(UnmanagedType.LPUTF8Str)] string topic, int partitions, int replicas);

        [DllImport(Library, EntryPoint = "rd_kafka_mock_broker_set_down")]
        public static extern int TakeDown(IntPtr cluster, int broker);

        [DllImport(Library, EntryPoint = "rd_kafka_mock_broker_set_up")]
        public static extern int BringUp(IntPtr cluster, int broker);

        [DllImport(Library, EntryPoint = "rd_kafka_mock_push_request_errors_array")]
        public static extern void PushErrors(IntPtr cluster, short request, nuint count, int[] errors);
    }
}
