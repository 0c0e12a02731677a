import 'express'; import 'helmet'; import 'cors'; import 'jose'; import 'swagger-ui-dist'; import 'stripe'; import 'mongodb';
import '@paypal/paypal-server-sdk'; import 'lossless-json'; import 'csv-parse'; import 'nodemailer'; import 'grammy'; import 'pdfkit'; import 'dejavu-fonts-ttf/package.json';
import 'bullmq'; import 'cockatiel'; import 'ioredis'; import 'pino'; import 'prom-client'; import 'ulid'; import 'zod';
